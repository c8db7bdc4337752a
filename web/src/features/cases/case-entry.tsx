import { Link } from 'react-router';
import type { BenchmarkCase } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Arcs } from '../../ui/arcs';
import { Tag } from '../../ui/tag';
import { CaseFacts } from './case-facts';

/** One finished pilot in the list: what was measured before and after. */
export function CaseEntry({ one }: { one: BenchmarkCase }) {
  const { t } = useText();
  return (
    <article className="case">
      <Arcs demand={1} supply={1} met size={4} />
      <div className="stack">
        <h2>
          <Link to={paths.case(one.id)}>{one.title}</Link>{' '}
          {one.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </h2>
        <p>{one.summary}</p>
        <CaseFacts one={one} />
      </div>
    </article>
  );
}
