import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { MarkKind } from '../../../features/curation/curation-queries';
import { MarkDialog } from '../../../features/curation/mark-dialog';
import { MarkHistory } from '../../../features/curation/mark-history';
import { Comparison } from '../../../features/desk/comparison';
import { comparisonQuery } from '../../../features/desk/desk-queries';
import { OpenPairing } from '../../../features/pairings/open-pairing';
import { draftShortlist } from '../../../features/shortlists/shortlist-queries';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { ProblemNotice, QueryState } from '../../../lib/query-state';
import { useTitle } from '../../../lib/use-title';
import { Button, ButtonLink } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';
import { NotFound } from '../../not-found';

const kinds: readonly MarkKind[] = ['pin', 'exclude', 'note', 'park'];

/** Two profiles side by side, and everything a matchmaker does to the pair. */
export function Component() {
  const { scenarioId = '', capabilityId = '' } = useParams();
  const { t } = useText();
  useTitle(t('desk.compare'));
  const client = useQueryClient();
  const query = useQuery(comparisonQuery(scenarioId, capabilityId));
  const [marking, setMarking] = useState<MarkKind | null>(null);
  const add = useMutation({
    mutationFn: (side: 'demand' | 'supply') =>
      draftShortlist({
        side,
        subjectId: side === 'demand' ? scenarioId : capabilityId,
        otherId: side === 'demand' ? capabilityId : scenarioId,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['shortlists'] }),
  });
  return (
    <QueryState query={query} missing={<NotFound />}>
      {(pair) => (
        <>
          <PageHead
            title={t('desk.compare')}
            actions={
              <>
                {(['demand', 'supply'] as const).map((side) => (
                  <Button key={side} onClick={() => add.mutate(side)}>
                    {t(`shortlists.addFor.${side}`)}
                  </Button>
                ))}
                {add.data && (
                  <ButtonLink look="primary" to={paths.shortlist(add.data.id)}>
                    {t('shortlists.toDraft', { n: add.data.entries.length })}
                  </ButtonLink>
                )}
              </>
            }
          />
          <div className="stack">
            {add.error && <ProblemNotice error={add.error} />}
            <div className="row">
              {kinds.map((kind) => (
                <Button key={kind} small onClick={() => setMarking(kind)}>
                  {t(`curation.acts.${kind}`)}
                </Button>
              ))}
              {pair.match.gates?.some((gate) => gate.state === 'unmet') && (
                <Button small onClick={() => setMarking('override')}>
                  {t('curation.acts.override')}
                </Button>
              )}
            </div>
            <Comparison pair={pair}>
              {!pair.pairing && !pair.capability.unclaimed && (
                <OpenPairing
                  {...{ scenarioId, capabilityId }}
                  scenarioTitle={pair.scenario.title}
                  capabilityTitle={pair.capability.title}
                  as="matchmaker"
                  small
                />
              )}
            </Comparison>
            <MarkHistory scenarioId={scenarioId} capabilityId={capabilityId} />
          </div>
          {marking && (
            <MarkDialog
              kind={marking}
              {...{ scenarioId, capabilityId }}
              title={`${pair.scenario.title} × ${pair.capability.title}`}
              onClose={() => setMarking(null)}
            />
          )}
        </>
      )}
    </QueryState>
  );
}
