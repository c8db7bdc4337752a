import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { liftMark, marksQuery, type Mark } from './curation-queries';

interface MarkHistoryProps {
  scenarioId: string;
  capabilityId: string;
}

/** What matchmakers said about a pair, the latest first, and lifting what still stands. */
export function MarkHistory({ scenarioId, capabilityId }: MarkHistoryProps) {
  const { t } = useText();
  const client = useQueryClient();
  const query = useQuery(marksQuery(scenarioId, capabilityId));
  const lift = useMutation({
    mutationFn: liftMark,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['marks'] }),
        client.invalidateQueries({ queryKey: ['desk'] }),
      ]),
  });
  return (
    <section className="stack" aria-label={t('curation.history')}>
      <h2>{t('curation.history')}</h2>
      <p className="small muted">{t('curation.internal')}</p>
      {lift.error && <ProblemNotice error={lift.error} />}
      <QueryState query={query} blocks={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('curation.none')}</p>
          ) : (
            <ul className="bench-rows">
              {items.map((mark) => (
                <li key={mark.id} className="bench-row">
                  <MarkText mark={mark} />
                  {mark.actions.includes('lift') && (
                    <Button
                      small
                      busy={lift.isPending && lift.variables === mark.id}
                      onClick={() => lift.mutate(mark.id)}
                    >
                      {t('curation.lift')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

function MarkText({ mark }: { mark: Mark }) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  return (
    <div>
      <p>
        <Tag tone={mark.state === 'live' ? 'strong' : 'plain'}>
          {t(`curation.kinds.${mark.kind}`)}
        </Tag>{' '}
        {mark.reason && <strong>{label('exclusion-reason', mark.reason)} </strong>}
        {mark.note}
      </p>
      <p className="small muted">
        {mark.setBy} · {formatDateTime(mark.setAt, language)}
        {mark.until &&
          ` · ${t('curation.untilDay', { day: formatDateTime(mark.until, language) })}`}
        {mark.liftedBy &&
          ` · ${t('curation.liftedBy', {
            name: mark.liftedBy,
            day: formatDateTime(mark.liftedAt, language),
          })}`}
      </p>
    </div>
  );
}
