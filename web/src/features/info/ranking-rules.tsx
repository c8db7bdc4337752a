import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useTitle } from '../../lib/use-title';
import { Arcs } from '../../ui/arcs';
import { PageHead } from '../../ui/page-head';
import './info.css';

const rules = [
  'lists',
  'search',
  'match',
  'exposure',
  'gates',
  'neutral',
  'never',
  'nonPersonal',
] as const;

/** In which order things are shown, and what never counts. */
export function RankingRules() {
  const { t } = useText();
  useTitle(t('info.ranking.title'));
  return (
    <div className="page">
      <PageHead title={t('info.ranking.title')} lead={t('info.ranking.lead')} />
      <div className="info">
        {rules.map((rule) => (
          <section key={rule} className="stack">
            <h2>{t(`info.ranking.${rule}.title`)}</h2>
            <p className="prose">{t(`info.ranking.${rule}.text`)}</p>
            {rule === 'exposure' && <Link to={paths.exposure}>{t('exposure.link')}</Link>}
          </section>
        ))}
        <Arcs demand={1} supply={1} met size={6} />
      </div>
    </div>
  );
}
