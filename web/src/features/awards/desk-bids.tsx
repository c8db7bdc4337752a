import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Check, TextArea } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import { pointsOf, resultKey, writeWords, type AwardDesk, type DeskBid } from './award-queries';
import { ProposeDialog } from './propose-dialog';

/** The ranking, whom to choose, and the publisher's own words for each bidder. */
export function DeskBids({ desk }: { desk: AwardDesk }) {
  const { t, language } = useText();
  const [chosen, setChosen] = useState<string[]>([]);
  const [proposing, setProposing] = useState<'award' | 'none_suitable' | null>(null);
  const [writing, setWriting] = useState<DeskBid | null>(null);
  const mayPropose = desk.result.actions.includes('propose');
  const isFinal = desk.result.decisions.some(
    (one) => one.state === 'completed' && one.stage === 'final',
  );
  const figure = (score: number | null) =>
    score === null ? '—' : formatNumber(pointsOf(score), language);
  if (desk.bids.length === 0 && desk.disqualified === 0) return null;
  const toggle = (bidId: string) =>
    setChosen((now) =>
      now.includes(bidId) ? now.filter((one) => one !== bidId) : [...now, bidId],
    );
  return (
    <div className="stack">
      <h2>{t('awards.ranking')}</h2>
      {desk.disqualified > 0 && (
        <p className="muted">{t('awards.disqualifiedCount', { count: desk.disqualified })}</p>
      )}
      <DataTable
        caption={t('awards.ranking')}
        captionHidden
        rows={desk.bids}
        rowKey={(row) => row.bidId}
        columns={[
          {
            key: 'name',
            title: t('awards.bidder'),
            cell: (row) =>
              mayPropose && row.eligible ? (
                <Check checked={chosen.includes(row.bidId)} onChange={() => toggle(row.bidId)}>
                  {row.organisations.join(t('awards.comma'))}
                </Check>
              ) : (
                row.organisations.join(t('awards.comma'))
              ),
          },
          { key: 'rank', title: t('awards.rank'), numeric: true, cell: (row) => row.rank ?? '—' },
          {
            ...{ key: 'total', title: t('awards.total'), numeric: true },
            cell: (row) => figure(row.total),
          },
          {
            ...{ key: 'technique', title: t('awards.technique'), numeric: true },
            cell: (row) => figure(row.techniqueScore),
          },
          {
            ...{ key: 'price', title: t('awards.price'), numeric: true },
            cell: (row) => figure(row.priceScore),
          },
          {
            key: 'feedback',
            title: t('awards.feedback'),
            cell: (row) => (
              <span className="row">
                <Tag tone={row.feedbackComplete ? 'plain' : 'warn'}>
                  {t(row.feedbackComplete ? 'awards.feedbackReady' : 'awards.feedbackMissing')}
                </Tag>
                {!isFinal && (
                  <Button small look="quiet" onClick={() => setWriting(row)}>
                    {t('awards.addWords')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {mayPropose && (
        <div className="row">
          <Button
            look="primary"
            disabled={chosen.length === 0}
            onClick={() => setProposing('award')}
          >
            {t(
              desk.procedure.proofFirst && !desk.result.proofs
                ? 'awards.enterProof'
                : 'awards.propose',
            )}
          </Button>
          <Button onClick={() => setProposing('none_suitable')}>{t('awards.proposeNone')}</Button>
        </div>
      )}
      {proposing && (
        <ProposeDialog
          desk={desk}
          kind={proposing}
          bidIds={proposing === 'award' ? chosen : []}
          onClose={() => setProposing(null)}
        />
      )}
      {writing && <WordsDialog desk={desk} bid={writing} onClose={() => setWriting(null)} />}
    </div>
  );
}

/** Beside what the panel said: the publisher's own words, saved on the version that was read. */
function WordsDialog(props: { desk: AwardDesk; bid: DeskBid; onClose: () => void }) {
  const { desk, bid, onClose } = props;
  const { t } = useText();
  const client = useQueryClient();
  const [strengths, setStrengths] = useState(bid.words.strengths);
  const [improvements, setImprovements] = useState(bid.words.improvements);
  const save = useMutation({
    mutationFn: () => writeWords(bid.bidId, bid.words.version, { strengths, improvements }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: resultKey(desk.result.scenarioId) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t('awards.wordsFor', { name: bid.organisations[0] ?? '' })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <p>{t('awards.wordsLead')}</p>
        <p className="prose">
          <strong>{t('awards.strengths')}</strong> {bid.strengths || t('awards.nothingYet')}
        </p>
        <p className="prose">
          <strong>{t('awards.improvements')}</strong> {bid.improvements || t('awards.nothingYet')}
        </p>
        <Field label={t('awards.ownStrengths')} optionalText={t('common.optional')}>
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              maxLength={2000}
              value={strengths}
              onChange={(event) => setStrengths(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('awards.ownImprovements')} optionalText={t('common.optional')}>
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              maxLength={2000}
              value={improvements}
              onChange={(event) => setImprovements(event.target.value)}
            />
          )}
        </Field>
        {save.error && <ProblemNotice error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('awards.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
