import { useState } from 'react';
import type { components } from '../../api/schema';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog, type Decision } from '../../lib/decide-dialog';
import { localInputIn } from '../../lib/xiamen-time';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { useDeclineReasons } from '../../lib/decline-reasons';
import { stepPairing } from './pairing-queries';

type Step = components['schemas']['StepPairing']['action'];

/** In the order in which they come in the life of a pairing. */
const steps: readonly Step[] = [
  'introduce',
  'set-meeting',
  'record-meeting',
  'negotiate',
  'agree',
  'resume',
  'park',
  'no-fit',
  'override',
];
const quiet: readonly Step[] = ['park', 'no-fit', 'override'];
const MEETING_DAYS = 3;
const PARK_DAYS = 30;

interface PairingStepsProps {
  pairing: Pairing;
  onDone: (pairing: Pairing) => Promise<void>;
}

/** What may be done next: exactly what the API says, each with the date, reason or words it needs. */
export function PairingSteps({ pairing, onDone }: PairingStepsProps) {
  const { t } = useText();
  const [asking, setAsking] = useState<Step | null>(null);
  const open = steps.filter((step) => pairing.actions.includes(step));
  if (open.length === 0) return null;
  return (
    <section className="stack" aria-label={t('pairings.next')}>
      <h2>{t('pairings.next')}</h2>
      <div className="row">
        {open.map((step) => (
          <Button
            key={step}
            look={quiet.includes(step) ? 'quiet' : 'plain'}
            onClick={() => setAsking(step)}
          >
            {t(`pairings.steps.${step}`)}
          </Button>
        ))}
      </div>
      {asking && (
        <StepDialog
          pairing={pairing}
          step={asking}
          onDone={onDone}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

interface StepDialogProps extends PairingStepsProps {
  step: Step;
  onClose: () => void;
}

function StepDialog({ pairing, step, onDone, onClose }: StepDialogProps) {
  const { t } = useText();
  const say = useToast();
  const { reasons, needsNote } = useDeclineReasons(pairing.mySides[0] ?? 'matchmaker');
  const dated = step === 'set-meeting' || step === 'park';
  const confirm = async ({ reason, note, at }: Decision) => {
    const moved = await stepPairing(pairing.id, {
      action: step,
      note,
      ...(reason ? { reason } : {}),
      ...(dated && at ? { at } : {}),
    });
    say(t('pairings.moved'));
    await onDone(moved);
  };
  return (
    <DecideDialog
      title={t(`pairings.steps.${step}`)}
      lead={t(`pairings.stepLeads.${step}`)}
      confirmLabel={t(`pairings.steps.${step}`)}
      noteLabel={t('bench.note')}
      noteRequired={(reason) => step === 'override' || (step === 'no-fit' && needsNote(reason))}
      {...(step === 'no-fit' ? { reasons, reasonLabel: t('pairings.declineReason') } : {})}
      {...(dated
        ? {
            dateLabel: t(step === 'park' ? 'pairings.parkUntil' : 'pairings.meetingAt'),
            firstDate: localInputIn(step === 'park' ? PARK_DAYS : MEETING_DAYS),
          }
        : {})}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
