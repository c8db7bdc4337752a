import { useMutation } from '@tanstack/react-query';
import { useId, useState, type ChangeEvent, type DragEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { formatMoment } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Facts } from '../../ui/card';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { verifyReceipt } from './bid-queries';
import { signatureStands } from './seal-bid';
import './bids.css';

/** Judged twice: by the server against its record, and by this browser against the published key. */
async function check(text: string) {
  const [verdict, signature] = await Promise.all([
    verifyReceipt(text),
    signatureStands(text).catch(() => null),
  ]);
  return { verdict, signature };
}

/** Anybody's page: paste or drop a receipt and learn whether it is genuine, and what it proves. */
export function ReceiptCheck() {
  const { t } = useText();
  useTitle(t('receipts.title'));
  const [text, setText] = useState('');
  const verify = useMutation({ mutationFn: check });
  const id = useId();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const content = await file.text();
    setText(content);
    verify.mutate(content);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.target.files?.[0]);
    event.target.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="page">
      <PageHead title={t('receipts.title')} lead={t('receipts.lead')} />
      <div className="detail">
        <div className="stack" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <Field label={t('receipts.paste')} help={t('receipts.pasteHelp')} required>
            {(control) => (
              <TextArea
                {...control}
                rows={9}
                className="input bid-hash"
                spellCheck={false}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button
              look="primary"
              busy={verify.isPending}
              disabled={text.trim().length < 2}
              onClick={() => verify.mutate(text)}
            >
              {t('receipts.check')}
            </Button>
            <label className="button button-plain" htmlFor={id}>
              {t('receipts.choose')}
            </label>
            <input id={id} className="sr-only" type="file" accept=".json" onChange={choose} />
          </div>
          {verify.error && <ProblemNotice error={verify.error} />}
          {verify.data && <Verdict {...verify.data} />}
        </div>
        <aside className="stack">
          <h2>{t('receipts.proves')}</h2>
          <ul>
            {(['what', 'when', 'who'] as const).map((key) => (
              <li key={key}>{t(`receipts.yes.${key}`)}</li>
            ))}
          </ul>
          <h2>{t('receipts.provesNot')}</h2>
          <ul>
            {(['content', 'others', 'code'] as const).map((key) => (
              <li key={key}>{t(`receipts.no.${key}`)}</li>
            ))}
          </ul>
          <p>
            <a href="/integrity.json">{t('receipts.integrity')}</a>
          </p>
          <p className="small muted">{t('receipts.command')}</p>
        </aside>
      </div>
    </div>
  );
}

function Verdict({ verdict, signature }: Awaited<ReturnType<typeof check>>) {
  const { t, language } = useText();
  return (
    <Notice
      tone={verdict.valid ? 'supply' : 'warn'}
      alert
      title={t(`receipts.reasons.${verdict.reason}`)}
    >
      <div className="stack">
        {verdict.differs.length > 0 && (
          <p>{t('receipts.differs', { fields: verdict.differs.join(', ') })}</p>
        )}
        {verdict.valid && verdict.superseded && <p>{t('receipts.superseded')}</p>}
        <p className="small">
          {t(`receipts.signature.${String(signature) as 'true' | 'false' | 'null'}`)}
        </p>
        <Facts
          items={[
            [t('bids.receipt.at'), formatMoment(verdict.sealedAt, language)],
            [t('receipts.version'), verdict.version],
            [t('receipts.bid'), verdict.bidId],
            [t('receipts.scenario'), verdict.scenarioId],
          ]}
        />
      </div>
    </Notice>
  );
}
