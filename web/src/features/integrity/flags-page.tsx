import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { useTitle } from '../../lib/use-title';
import { Button, ButtonLink } from '../../ui/button';
import { Facts } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Check, Select } from '../../ui/inputs';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import './integrity.css';
import {
  decideFlag,
  flagsQuery,
  heldSteps,
  holdsQuery,
  liftHold,
  type Flag,
  type Hold,
  type Step,
} from './integrity-queries';

const states: readonly Flag['state'][] = ['open', 'escalated', 'held', 'explained'];

/** The auditor's desk: flags with their figures, and the holds in force. */
export function FlagsPage() {
  const { t, code } = useText();
  useTitle(t('integrity.title'));
  const [state, setState] = useState<Flag['state'] | undefined>(undefined);
  const flags = useInfiniteQuery(flagsQuery(state));
  const holds = useInfiniteQuery(holdsQuery);
  return (
    <div className="stack">
      <PageHead
        title={t('integrity.title')}
        lead={t('integrity.lead')}
        actions={<ButtonLink to={paths.log}>{t('integrity.toLog')}</ButtonLink>}
      />
      <Field label={t('integrity.state')}>
        {(control) => (
          <Select
            {...control}
            emptyLabel={t('integrity.allStates')}
            options={states.map((value) => ({ value, label: code('integrity.states', value) }))}
            value={state ?? ''}
            onChange={(event) =>
              setState(states.find((one) => one === event.target.value) ?? undefined)
            }
          />
        )}
      </Field>
      <PagedRows
        query={flags}
        rowKey={(flag) => flag.id}
        row={(flag) => <FlagEntry flag={flag} />}
        empty={<Empty title={t('integrity.none')}>{t('integrity.noneLead')}</Empty>}
      />
      <section className="stack" aria-label={t('integrity.holds')}>
        <h2>{t('integrity.holds')}</h2>
        <PagedRows
          query={holds}
          rowKey={(hold) => hold.id}
          row={(hold) => <HoldEntry hold={hold} />}
          empty={<p className="muted">{t('integrity.noHolds')}</p>}
        />
      </section>
    </div>
  );
}

/** What waits for an auditor's word, for the first page. */
export function WaitingFlags() {
  const { t } = useText();
  const flags = useInfiniteQuery(flagsQuery('open'));
  return (
    <PagedRows
      query={flags}
      rowKey={(flag) => flag.id}
      row={(flag) => <FlagEntry flag={flag} />}
      empty={<p className="muted">{t('integrity.none')}</p>}
    />
  );
}

function FlagEntry({ flag }: { flag: Flag }) {
  const { t, code, language, listed } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState<Flag['actions'][number] | null>(null);
  const [steps, setSteps] = useState<Step[]>(['award']);
  const shown = (name: string, value: string | number) => {
    if (typeof value === 'string')
      return name === 'at' ? formatDateTime(value, language) : code('integrity.values', value);
    return name.endsWith('Fen') ? formatMoney(value, language) : formatNumber(value, language);
  };
  /** What is said of this code of flag in the reader's language, else what there is. */
  const own = (group: 'thresholds' | 'sources', otherwise: string) => {
    const text = code(`integrity.${group}`, flag.code);
    return text === flag.code ? otherwise : text;
  };
  const figures = Object.entries(flag.figures).filter(([name]) => name !== 'threshold');
  return (
    <article className="stack flag-entry">
      <p>
        <strong>{code('integrity.flags', flag.code)}</strong>{' '}
        <Tag tone={flag.state === 'open' ? 'warn' : 'plain'}>
          {code('integrity.states', flag.state)}
        </Tag>{' '}
        {flag.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </p>
      <p>
        <Link to={paths.scenario(flag.scenarioId)}>{flag.title}</Link> · {flag.publisher}
      </p>
      <p className="small muted">{code('integrity.asks', flag.code)}</p>
      <Facts
        items={[
          ...figures.map(
            ([name, value]) => [code('integrity.figures', name), shown(name, value)] as const,
          ),
          [own('thresholds', t('integrity.threshold')), formatNumber(flag.threshold, language)],
          [t('integrity.bids'), listed(flag.bids.map((bid) => bid.organisation))],
          [t('integrity.source'), own('sources', flag.source)],
          [t('integrity.found'), formatDateTime(flag.foundAt, language)],
          [t('integrity.note'), flag.note],
        ]}
      />
      <div className="row">
        {flag.actions.map((action) => (
          <Button key={action} small onClick={() => setOpen(action)}>
            {t(`integrity.acts.${action}`)}
          </Button>
        ))}
      </div>
      {open && (
        <DecideDialog
          title={t(`integrity.acts.${open}`)}
          lead={t(`integrity.leads.${open}`)}
          confirmLabel={t(`integrity.acts.${open}`)}
          noteLabel={t('integrity.note')}
          noteRequired={() => true}
          onConfirm={async ({ note }) => {
            await decideFlag(flag.id, {
              ...{ decision: open, note, steps: open === 'hold' ? steps : [] },
            });
            await client.invalidateQueries({ queryKey: ['integrity'] });
          }}
          onClose={() => setOpen(null)}
        >
          {open === 'hold' && (
            <fieldset className="field">
              <legend>{t('integrity.whichSteps')}</legend>
              {heldSteps.map((step) => (
                <Check
                  key={step}
                  checked={steps.includes(step)}
                  onChange={(event) =>
                    setSteps(
                      event.target.checked ? [...steps, step] : steps.filter((one) => one !== step),
                    )
                  }
                >
                  {code('awards.steps', step)}
                </Check>
              ))}
            </fieldset>
          )}
        </DecideDialog>
      )}
    </article>
  );
}

function HoldEntry({ hold }: { hold: Hold }) {
  const { t, code, language, listed } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <article className="stack flag-entry">
      <p>
        <Link to={paths.scenario(hold.scenarioId)}>{hold.title}</Link>{' '}
        <Tag tone={hold.liftedAt ? 'plain' : 'warn'}>
          {t(hold.liftedAt ? 'integrity.lifted' : 'integrity.inForce')}
        </Tag>
      </p>
      <p>{listed(hold.steps.map((step) => code('awards.steps', step)))}</p>
      <p className="small muted">
        {formatDateTime(hold.placedAt, language)}
        {hold.liftedAt && ` – ${formatDateTime(hold.liftedAt, language)}`}
      </p>
      <p className="prose">{hold.note}</p>
      {hold.liftNote && <p className="prose">{hold.liftNote}</p>}
      {hold.actions.includes('lift') && (
        <div className="row">
          <Button small onClick={() => setOpen(true)}>
            {t('integrity.lift')}
          </Button>
        </div>
      )}
      {open && (
        <DecideDialog
          title={t('integrity.lift')}
          confirmLabel={t('integrity.lift')}
          noteLabel={t('integrity.note')}
          noteRequired={() => true}
          onConfirm={async ({ note }) => {
            await liftHold(hold.id, note);
            await client.invalidateQueries({ queryKey: ['integrity'] });
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </article>
  );
}
