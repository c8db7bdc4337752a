import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { formatNumber, formatUntil } from '../../lib/format';
import { ProvisionalNote } from '../../lib/provisional-note';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { TextArea, TextInput } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import { submitProof, type FeedbackPage, type Proof } from './award-queries';
import { ChooseFiles, HandedIn, type UploadArea } from './evidence-files';

/** What a proof of concept showed: words, an address, files, each target beside what was measured. */
export function ProofEvidence({ proof }: { proof: Proof }) {
  const { t, code, language } = useText();
  const figure = (value: number | null, unit: string) =>
    value === null ? '—' : `${formatNumber(value, language)}${unit}`;
  return (
    <div className="stack">
      <h2>
        {t('awards.proof')} <Tag>{code('awards.proofStates', proof.state)}</Tag>
      </h2>
      {proof.dueAt && proof.state === 'running' && (
        <p>
          {t('awards.proofUntil', { at: formatUntil(proof.dueAt, language) })}{' '}
          <ProvisionalNote year={proof.provisionalYear} />
        </p>
      )}
      {proof.summary && <p className="prose">{proof.summary}</p>}
      {proof.link && (
        <p>
          <a href={proof.link} rel="nofollow noreferrer noopener" target="_blank">
            {t('awards.evidenceLink')}
          </a>
        </p>
      )}
      <HandedIn proof={proof} />
      {proof.figures.length > 0 && (
        <DataTable
          caption={t('awards.figures')}
          captionHidden
          rows={proof.figures}
          rowKey={(row) => row.name}
          columns={[
            { key: 'name', title: t('awards.figure'), cell: (row) => row.name },
            {
              ...{ key: 'baseline', title: t('awards.baseline'), numeric: true },
              cell: (row) => figure(row.baseline, row.unit),
            },
            {
              ...{ key: 'target', title: t('awards.target'), numeric: true },
              cell: (row) => figure(row.target, row.unit),
            },
            {
              ...{ key: 'measured', title: t('awards.measured'), numeric: true },
              cell: (row) => figure(row.measured, row.unit),
            },
            {
              ...{ key: 'met', title: t('awards.met') },
              cell: (row) => (row.met === null ? '—' : t(row.met ? 'awards.yes' : 'awards.no')),
            },
          ]}
        />
      )}
      {proof.note && <p className="prose">{proof.note}</p>}
    </div>
  );
}

/** The bidder hands in its evidence; what was typed stays when it is refused. */
export function ProofForm(props: {
  page: FeedbackPage;
  uploadArea: UploadArea;
  onClose: () => void;
}) {
  const { page, uploadArea, onClose } = props;
  const { bidId, targets } = page;
  const { t } = useText();
  const client = useQueryClient();
  // What was handed in before is there to be put right.
  const [summary, setSummary] = useState(page.proof?.summary ?? '');
  const [link, setLink] = useState(page.proof?.link ?? '');
  const [values, setValues] = useState(() => measuredBefore(page));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const refresh = () => client.invalidateQueries({ queryKey: ['awards'] });
  const send = useMutation({
    mutationFn: () =>
      submitProof(bidId, {
        ...{ summary: summary.trim(), link: link.trim() || null },
        figures: targets.flatMap(({ name }) => {
          const text = values[name]?.trim();
          return text && Number.isFinite(Number(text)) ? [{ name, value: Number(text) }] : [];
        }),
        fileIds: page.uploads
          .filter((one) => one.complete && !left.has(one.id))
          .map(({ id }) => id),
      }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  return (
    <Dialog open title={t('awards.submitProof')} closeLabel={t('common.close')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Field label={t('awards.proofSummary')} help={t('awards.proofSummaryHelp')} required>
          {(control) => (
            <TextArea
              {...control}
              rows={5}
              maxLength={4000}
              value={summary}
              onChange={(event) => setSummary(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('awards.evidenceLink')} optionalText={t('common.optional')}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="url"
              value={link}
              onChange={(event) => setLink(event.target.value)}
            />
          )}
        </Field>
        {targets.map(({ name, value, unit }) => (
          <Field
            key={name}
            label={t('awards.measuredOf', { name, unit })}
            help={value === null ? undefined : t('awards.targetOf', { value: `${value}${unit}` })}
            required
          >
            {(control) => (
              <TextInput
                {...control}
                inputMode="decimal"
                value={values[name] ?? ''}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <ChooseFiles
          {...{ page, left, area: uploadArea, onLeft: setLeft }}
          onChanged={() => void refresh()}
        />
        {send.error && <ProblemNotice error={send.error} />}
        <div className="row">
          <Button type="submit" look="primary" busy={send.isPending}>
            {t('awards.send')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const measuredBefore = ({ proof }: FeedbackPage): Record<string, string> =>
  Object.fromEntries((proof?.figures ?? []).map(({ name, measured }) => [name, String(measured)]));
