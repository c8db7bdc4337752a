import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { formatDate, formatDateTime } from '../../lib/format';
import { ProvisionalNote } from '../../lib/provisional-note';
import { Button } from '../../ui/button';
import { Facts } from '../../ui/card';
import { Field } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toast';
import { claimReview, handOnReview, type ReviewDesk } from './own-scenario-queries';
import { reviewDesks } from './review-desks';
import { scenarioQuery } from './scenario-queries';

/** Whose review it is, until when, who is at it, and who vouched for its confidentiality. */
export function ReviewArrangement({ scenario }: { scenario: Scenario }) {
  const { t, language } = useText();
  const { reviewing, signoff } = scenario;
  return (
    <section className="stack" aria-label={t('review.arrangement')}>
      {reviewing && (
        <>
          {reviewing.overdue && <Notice tone="warn" title={t('review.overdue')} />}
          <Facts
            items={[
              [t('review.step'), t(`review.steps.${reviewing.step}`)],
              [t('review.desk'), reviewing.desk && t(`review.desks.${reviewing.desk}`)],
              [
                t('review.due'),
                reviewing.step === 'platform' &&
                  (reviewing.due
                    ? formatDateTime(reviewing.due, language)
                    : t('review.dueUnknown')),
              ],
              [t('review.claimedBy'), reviewing.claimedBy],
            ]}
          />
          {reviewing.step === 'platform' && reviewing.provisionalYear !== null && (
            <p>
              <ProvisionalNote year={reviewing.provisionalYear} />
            </p>
          )}
          {scenario.view === 'reviewer' && <Arrange scenario={scenario} />}
        </>
      )}
      {signoff && (
        <Notice
          tone={signoff.current ? 'plain' : 'warn'}
          title={t(signoff.current ? 'review.signedOff' : 'review.signedOffOld')}
        >
          <p className="small">
            {signoff.name ?? t('review.nameErased')} · {signoff.post} ·{' '}
            {t(`scenarioForm.signOff.findings.${signoff.finding}`)} ·{' '}
            {formatDate(signoff.at, language)}
          </p>
        </Notice>
      )}
    </section>
  );
}

function Arrange({ scenario }: { scenario: Scenario }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const { reviewing } = scenario;
  const keep = (saved: Scenario) => {
    client.setQueryData(scenarioQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['review-scenarios'] });
  };
  const onError = (error: unknown) => say(sentenceOf(error, t('common.offline')));
  const claim = useMutation({
    mutationFn: (claimed: boolean) => claimReview(scenario.id, claimed),
    onSuccess: keep,
    onError,
  });
  const handOn = useMutation({
    mutationFn: (desk: ReviewDesk) => handOnReview(scenario.id, desk),
    onSuccess: keep,
    onError,
  });
  const mine = reviewing?.claimedByMe ?? false;
  return (
    <>
      <Button small busy={claim.isPending} onClick={() => claim.mutate(!mine)}>
        {t(mine ? 'review.release' : 'review.claim')}
      </Button>
      <Field label={t('review.handOn')}>
        {(control) => (
          <Select
            {...control}
            options={reviewDesks.map((value) => ({ value, label: t(`review.desks.${value}`) }))}
            value={reviewing?.desk ?? ''}
            onChange={(event) => handOn.mutate(event.target.value as ReviewDesk)}
          />
        )}
      </Field>
    </>
  );
}
