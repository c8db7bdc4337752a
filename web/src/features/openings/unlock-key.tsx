import type { OwnKey } from '@aism/sealing';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Field } from '../../ui/field';
import { FileInput } from '../../ui/file-input';
import { TextInput } from '../../ui/inputs';
import { parseBackup, unlock } from './key-store';

interface UnlockKeyProps {
  /** Another way stands above: this one is folded. */
  folded: boolean;
  busy: boolean;
  onKey: (key: OwnKey) => void;
}

/** The officer's own backup file and its passphrase; neither leaves the browser. */
export function UnlockKey({ folded, busy, onKey }: UnlockKeyProps) {
  const { t } = useText();
  if (!folded) return <Form busy={busy} onKey={onKey} />;
  return (
    <Disclosure summary={t('openings.fromFile')}>
      <Form busy={busy} onKey={onKey} />
    </Disclosure>
  );
}

type Fault = 'no-file' | 'not-a-backup' | 'wrong' | null;

function Form({ busy, onKey }: Omit<UnlockKeyProps, 'folded'>) {
  const { t } = useText();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<Fault>(null);
  const [opening, setOpening] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || opening) return;
    if (!file) return setFault('no-file');
    const backup = parseBackup(await file.text());
    if (!backup) return setFault('not-a-backup');
    setFault(null);
    setOpening(true);
    try {
      onKey(await unlock(backup, passphrase));
    } catch {
      setFault('wrong');
    }
    return setOpening(false);
  };
  return (
    <form className="stack narrow" noValidate onSubmit={(event) => void submit(event)}>
      <Field
        label={t('openings.backup')}
        help={t('openings.backupHelp')}
        error={fault && fault !== 'wrong' ? t(`openings.faults.${fault}`) : undefined}
        required
      >
        {(control) => (
          <FileInput
            {...control}
            chooseText={t('common.chooseFile')}
            shown={file?.name ?? t('common.noFile')}
            accept=".json"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <Field
        label={t('openings.keys.passphrase')}
        error={fault === 'wrong' ? t('openings.faults.wrong') : undefined}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={busy || opening}>
        {t('openings.giveFile')}
      </Button>
    </form>
  );
}
