import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { dutiesQuery, type OpeningDuty } from './opening-queries';
import '../../lib/bench.css';

const byNeed = { awaiting: 0, 'too-early': 1, 'price-locked': 2, opened: 3 } as const;

/** Where the officer is needed, what can be done now first. */
export function OpeningDuties({ waitingOnly = false }: { waitingOnly?: boolean }) {
  const { t } = useText();
  const query = useQuery(dutiesQuery);
  return (
    <QueryState query={query} blocks={2}>
      {({ items }) => {
        const shown = items
          .filter((duty) => !waitingOnly || isMine(duty))
          .sort((a, b) => byNeed[a.state] - byNeed[b.state]);
        if (shown.length === 0)
          return waitingOnly ? (
            <p className="muted">{t('openings.noneWaiting')}</p>
          ) : (
            <Empty title={t('openings.none')}>
              <p>{t('openings.noneNext')}</p>
            </Empty>
          );
        return (
          <ul className="bench-rows">
            {shown.map((duty) => (
              <Row key={duty.scenarioId + duty.kind} duty={duty} />
            ))}
          </ul>
        );
      }}
    </QueryState>
  );
}

const isMine = (duty: OpeningDuty) => duty.state === 'awaiting' && !duty.given.includes(duty.mine);

function Row({ duty }: { duty: OpeningDuty }) {
  const { t, language } = useText();
  return (
    <li className="bench-row bench-row-demand">
      <div>
        <p className="bench-row-title">
          <Link to={paths.opening(duty.scenarioId, duty.kind)}>{duty.title}</Link>
        </p>
        <p className="bench-row-meta">
          <span>{t(`openings.kinds.${duty.kind}`)}</span>
          {duty.deadline && (
            <time dateTime={duty.deadline}>
              {t('bids.until', { at: formatDateTime(duty.deadline, language) })}
            </time>
          )}
          {duty.state === 'awaiting' && (
            <span>{t('openings.given', { n: duty.given.length })}</span>
          )}
          {duty.band && <span>{t(`bids.bands.${duty.band}`)}</span>}
        </p>
      </div>
      <Tag tone={isMine(duty) ? 'warn' : 'plain'}>{t(`openings.states.${duty.state}`)}</Tag>
    </li>
  );
}
