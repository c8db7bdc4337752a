import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { MarkDialog } from '../../features/curation/mark-dialog';
import type { MarkKind } from '../../features/curation/curation-queries';
import { CandidateList } from '../../features/desk/candidate-list';
import type { Candidate, DeskSide } from '../../features/desk/desk-queries';
import { Partners } from '../../features/partners/partner-search';
import { draftShortlist } from '../../features/shortlists/shortlist-queries';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { PageHead } from '../../ui/page-head';
import { useToast } from '../../ui/toast';
import { NotFound } from '../not-found';

interface DeskCandidatesProps {
  side: DeskSide;
  id: string;
  query: UseQueryResult<{ title: string }, Error>;
}

/** Where a mark or a pairing is being made. */
interface Act {
  kind: MarkKind;
  candidate: Candidate;
}
const markKeys: readonly (readonly [string, MarkKind])[] = [
  ['p', 'pin'],
  ['x', 'exclude'],
  ['n', 'note'],
  ['k', 'park'],
];

/** All candidates of a scenario or a capability with everything a matchmaker does to a pair. */
export function DeskCandidates({ side, id, query }: DeskCandidatesProps) {
  const { t } = useText();
  const go = useNavigate();
  const say = useToast();
  const client = useQueryClient();
  useTitle(t('desk.candidates'));
  const [act, setAct] = useState<Act | null>(null);
  const [lead, setLead] = useState<{ id: string; name: string } | null>(null);
  const pairOf = ({ other }: Candidate) =>
    side === 'demand'
      ? { scenarioId: id, capabilityId: other.id }
      : { scenarioId: other.id, capabilityId: id };
  const compare = (candidate: Candidate) => {
    const { scenarioId, capabilityId } = pairOf(candidate);
    void go(paths.deskPair(scenarioId, capabilityId));
  };
  const shortlist = useMutation({
    mutationFn: (candidate: Candidate) =>
      draftShortlist({ side, subjectId: id, otherId: candidate.other.id }),
    onSuccess: async (list) => {
      say(t('shortlists.added', { n: list.entries.length }));
      await client.invalidateQueries({ queryKey: ['shortlists'] });
    },
  });
  const draft = shortlist.data;
  return (
    <QueryState query={query} missing={<NotFound />}>
      {(subject) => (
        <>
          <PageHead
            title={t('desk.candidates')}
            lead={
              <Link to={side === 'demand' ? paths.scenario(id) : paths.capability(id)}>
                {subject.title}
              </Link>
            }
            actions={
              draft && (
                <Link to={paths.shortlist(draft.id)}>
                  {t('shortlists.toDraft', { n: draft.entries.length })}
                </Link>
              )
            }
          />
          {shortlist.error && <ProblemNotice error={shortlist.error} />}
          <CandidateList
            side={side}
            id={id}
            keys={[
              { key: 'c', label: t('desk.compare'), run: compare },
              { key: 's', label: t('shortlists.add'), run: (row) => shortlist.mutate(row) },
              ...markKeys.map(([key, kind]) => ({
                key,
                label: t(`curation.acts.${kind}`),
                run: (candidate: Candidate) => setAct({ kind, candidate }),
              })),
            ]}
            actions={(candidate, tabIndex) => (
              <>
                <Button small tabIndex={tabIndex} onClick={() => shortlist.mutate(candidate)}>
                  {t('shortlists.add')}
                </Button>
                {markKeys.map(([, kind]) => (
                  <Button
                    key={kind}
                    small
                    look="quiet"
                    tabIndex={tabIndex}
                    onClick={() => setAct({ kind, candidate })}
                  >
                    {t(`curation.acts.${kind}`)}
                  </Button>
                ))}
                <AskPartners
                  side={side}
                  candidate={candidate}
                  tabIndex={tabIndex}
                  onAsk={setLead}
                />
                {candidate.gated && (
                  <Button
                    small
                    look="quiet"
                    tabIndex={tabIndex}
                    onClick={() => setAct({ kind: 'override', candidate })}
                  >
                    {t('curation.acts.override')}
                  </Button>
                )}
              </>
            )}
          />
          {lead && (
            <Dialog
              open
              title={t('partners.of', { name: lead.name })}
              closeLabel={t('common.close')}
              onClose={() => setLead(null)}
            >
              <Partners scenarioId={id} organisationId={lead.id} />
            </Dialog>
          )}
          {act && (
            <MarkDialog
              kind={act.kind}
              {...pairOf(act.candidate)}
              title={`${subject.title} × ${act.candidate.other.title}`}
              onClose={() => setAct(null)}
            />
          )}
        </>
      )}
    </QueryState>
  );
}

interface AskPartnersProps {
  side: DeskSide;
  candidate: Candidate;
  tabIndex: 0 | -1;
  onAsk: (supplier: { id: string; name: string }) => void;
}

/** Who closes the gaps of this supplier; an entry that nobody has claimed leads no consortium. */
function AskPartners({ side, candidate: { other }, tabIndex, onAsk }: AskPartnersProps) {
  const { t } = useText();
  const { organisation } = other;
  if (side !== 'demand' || !organisation) return null;
  return (
    <Button small look="quiet" tabIndex={tabIndex} onClick={() => onAsk(organisation)}>
      {t('partners.ask')}
    </Button>
  );
}
