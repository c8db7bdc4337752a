import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { taxonomiesQuery } from '../../lib/taxonomy';
import { useToast } from '../../ui/toast';
import { setMark, type MarkKind } from './curation-queries';

interface MarkDialogProps {
  kind: MarkKind;
  scenarioId: string;
  capabilityId: string;
  /** What is being marked, in words. */
  title: string;
  onClose: () => void;
}

/** Sets one mark on a pair: a reason for an exclusion, a date for parking, words where they are needed. */
export function MarkDialog({ kind, scenarioId, capabilityId, title, onClose }: MarkDialogProps) {
  const { t, language } = useText();
  const say = useToast();
  const client = useQueryClient();
  const { data } = useQuery(taxonomiesQuery);
  const terms = (data?.items ?? []).filter((term) => term.kind === 'exclusion-reason');
  const wordsNeeded = kind === 'note' || kind === 'override';
  return (
    <DecideDialog
      title={t(`curation.acts.${kind}`)}
      lead={
        <>
          <strong>{title}</strong> {t(`curation.leads.${kind}`)}
        </>
      }
      {...(kind === 'exclude'
        ? {
            reasons: terms.map((term) => ({
              value: term.code,
              label: language === 'en' ? term.en : term.zh,
            })),
          }
        : {})}
      {...(kind === 'park' ? { dateLabel: t('curation.until') } : {})}
      noteLabel={t('curation.note')}
      noteRequired={(reason) =>
        wordsNeeded || terms.find((term) => term.code === reason)?.attributes.note === 'required'
      }
      confirmLabel={t(`curation.acts.${kind}`)}
      onConfirm={async ({ reason, note, at }) => {
        await setMark({
          ...{ scenarioId, capabilityId, kind, note },
          ...(kind === 'exclude' ? { reason } : {}),
          ...(kind === 'park' && at ? { until: at } : {}),
        });
        say(t('curation.set'));
        await Promise.all([
          client.invalidateQueries({ queryKey: ['marks'] }),
          client.invalidateQueries({ queryKey: ['desk'] }),
          client.invalidateQueries({ queryKey: ['matches'] }),
        ]);
      }}
      onClose={onClose}
    />
  );
}
