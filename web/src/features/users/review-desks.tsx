import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { ChipChecks } from '../../ui/chip-checks';
import { FieldGroup } from '../../ui/field';
import { useToast } from '../../ui/toast';
import { deskNames, reviewDesksQuery, setReviewDesks, type ReviewDesk } from './user-queries';

/** At which review desks a reviewer sits; none is all of them. Saved as they are pressed. */
export function ReviewDesks({ userId }: { userId: string }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const query = useQuery(reviewDesksQuery(userId));
  const save = useMutation({
    mutationFn: (desks: string[]) => setReviewDesks(userId, desks as ReviewDesk[]),
    onSuccess: (saved) => {
      client.setQueryData(reviewDesksQuery(userId).queryKey, saved);
      say(t('common.saved'));
    },
  });
  return (
    <>
      <FieldGroup legend={t('users.desksLegend')} help={t('users.desksHelp')}>
        <ChipChecks
          options={deskNames.map((value) => ({ value, label: t(`review.desks.${value}`) }))}
          chosen={query.data?.desks ?? []}
          onChange={(desks) => save.mutate(desks)}
          disabled={!query.data || save.isPending}
        />
      </FieldGroup>
      {save.error && <ProblemNotice error={save.error} />}
    </>
  );
}
