import { useState, type FormEvent, type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Select, TextArea, TextInput, type Option } from '../ui/inputs';
import { ProblemNotice } from './query-state';
import { fromLocalInput } from './xiamen-time';

/** What was decided: a coded reason, words, a moment; each only where it was asked for. */
export interface Decision {
  reason: string;
  note: string;
  at: string | null;
}

interface DecideDialogProps {
  title: string;
  /** What the decision does, in one sentence. */
  lead?: ReactNode;
  confirmLabel: string;
  reasons?: readonly Option[];
  reasonLabel?: string;
  noteLabel?: string;
  /** Whether words must be given, for the reason chosen. */
  noteRequired?: (reason: string) => boolean;
  dateLabel?: string;
  /** First value of the date, as a `datetime-local` input holds it. */
  firstDate?: string;
  /** Further questions. */
  children?: ReactNode;
  look?: 'primary' | 'meet';
  onConfirm: (decision: Decision) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the reason, words or date that a step needs, and stays open with the server's answer when it is refused. */
export function DecideDialog(props: DecideDialogProps) {
  const { t } = useText();
  const { title, lead, confirmLabel, children, look = 'primary', onConfirm, onClose } = props;
  const [decision, setDecision] = useState<Decision>({ reason: '', note: '', at: null });
  const [local, setLocal] = useState(props.firstDate ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(false);
  const missing = missingParts(props, decision, local);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (busy || Object.values(missing).some(Boolean)) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm({ ...decision, note: decision.note.trim(), at: fromLocalInput(local) });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <Dialog open title={title} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {lead && <p>{lead}</p>}
        {children}
        <Questions
          {...props}
          decision={decision}
          local={local}
          missing={asked ? missing : {}}
          onDecision={setDecision}
          onLocal={setLocal}
        />
        {error !== null && <ProblemNotice error={error} />}
        <div className="row">
          <Button type="submit" look={look} busy={busy}>
            {confirmLabel}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface Missing {
  reason?: boolean;
  note?: boolean;
  date?: boolean;
}

function missingParts(props: DecideDialogProps, decision: Decision, local: string): Missing {
  return {
    reason: Boolean(props.reasons) && decision.reason === '',
    note: (props.noteRequired?.(decision.reason) ?? false) && decision.note.trim() === '',
    date: props.dateLabel !== undefined && fromLocalInput(local) === null,
  };
}

interface QuestionsProps extends DecideDialogProps {
  decision: Decision;
  local: string;
  missing: Missing;
  onDecision: (decision: Decision) => void;
  onLocal: (local: string) => void;
}

function Questions(props: QuestionsProps) {
  const { t } = useText();
  const { decision, missing } = props;
  const needed = props.noteRequired?.(decision.reason) ?? false;
  const fault = (absent: boolean | undefined) => (absent ? t('bench.pleaseFill') : undefined);
  return (
    <>
      {props.reasons && (
        <Field
          label={props.reasonLabel ?? t('bench.reason')}
          required
          error={fault(missing.reason)}
        >
          {(control) => (
            <Select
              {...control}
              options={props.reasons ?? []}
              emptyLabel={t('bench.pleaseChoose')}
              value={decision.reason}
              onChange={(event) => props.onDecision({ ...decision, reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {props.dateLabel !== undefined && (
        <Field
          label={props.dateLabel}
          help={t('bench.xiamenTime')}
          required
          error={fault(missing.date)}
        >
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              value={props.local}
              onChange={(event) => props.onLocal(event.target.value)}
            />
          )}
        </Field>
      )}
      {props.noteLabel !== undefined && (
        <Field
          label={props.noteLabel}
          required={needed}
          optionalText={t('common.optional')}
          error={fault(missing.note)}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              value={decision.note}
              onChange={(event) => props.onDecision({ ...decision, note: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** The sentence of a failed call, for places without room for a notice. */
export const sentenceOf = (error: unknown, otherwise: string): string =>
  error instanceof Problem && error.status > 0 ? error.message : otherwise;
