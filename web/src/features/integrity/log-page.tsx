import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime, formatNumber } from '../../lib/format';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { fromLocalInput } from '../../lib/xiamen-time';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Field } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { eventName } from './event-name';
import {
  actorRoles,
  kinds,
  logFile,
  logQuery,
  verificationQuery,
  type LoggedEvent,
  type LogFilter,
} from './integrity-queries';
import './integrity.css';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The event log: browsed, taken away as a file, and verified. */
export function LogPage() {
  const { t, code } = useText();
  useTitle(t('integrity.log'));
  const [scenario, setScenario] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [rest, setRest] = useState({ type: '', actorRole: '' });
  // An address of a scenario's page serves as well as its id.
  const scenarioId = scenario.split('/').find((part) => uuid.test(part)) ?? '';
  const filter: LogFilter = {
    ...{ ...rest, scenarioId, from: fromLocalInput(from), to: fromLocalInput(to) },
  };
  const query = useInfiniteQuery(logQuery(filter));
  return (
    <div className="stack">
      <PageHead
        title={t('integrity.log')}
        lead={t('integrity.logLead')}
        actions={
          <>
            <a className="button button-plain" href={logFile(filter, 'csv')} download>
              {t('integrity.csv')}
            </a>
            <a className="button button-plain" href={logFile(filter, 'jsonl')} download>
              {t('integrity.jsonl')}
            </a>
          </>
        }
      />
      <Verification />
      <div className="log-filter">
        <Field label={t('integrity.scenario')} help={t('integrity.scenarioHelp')}>
          {(control) => (
            <TextInput
              {...control}
              value={scenario}
              onChange={(event) => setScenario(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('integrity.type')}>
          {(control) => (
            <Select
              {...control}
              emptyLabel={t('integrity.allTypes')}
              options={kinds.map((value) => ({
                value,
                label: code('integrity.kinds', value.replace('.', '')),
              }))}
              value={rest.type}
              onChange={(event) => setRest({ ...rest, type: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('integrity.role')}>
          {(control) => (
            <Select
              {...control}
              emptyLabel={t('integrity.allRoles')}
              options={actorRoles.map((value) => ({
                value,
                label: code('integrity.roles', value),
              }))}
              value={rest.actorRole}
              onChange={(event) => setRest({ ...rest, actorRole: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('integrity.from')}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('integrity.to')}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
      </div>
      <PagedRows
        query={query}
        rowKey={(event) => event.id}
        row={(event) => <EventEntry event={event} />}
        empty={<p className="muted">{t('integrity.noEvents')}</p>}
      />
    </div>
  );
}

/** Recomputes the chain on request, and says what came out. */
function Verification() {
  const { t, language } = useText();
  const query = useQuery(verificationQuery);
  const { data } = query;
  return (
    <section className="stack" aria-label={t('integrity.verify')}>
      <div className="row">
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {t('integrity.verify')}
        </Button>
        <span className="small muted">{t('integrity.verifyLead')}</span>
      </div>
      {query.error && <ProblemNotice error={query.error} />}
      {data && (
        <Notice
          tone={data.ok ? 'supply' : 'warn'}
          title={t(data.ok ? 'integrity.fits' : 'integrity.broken')}
        >
          <p>
            {data.sealed === null
              ? t('integrity.sealedUntold')
              : t('integrity.sealed', { n: formatNumber(data.sealed, language) })}{' '}
            {t('integrity.checkedAt', { at: formatDateTime(data.checkedAt, language) })}
          </p>
          {data.head && (
            <p className="small log-hash">{t('integrity.head', { hash: data.head })}</p>
          )}
          {data.fault && <p className="log-hash">{data.fault.eventId}</p>}
        </Notice>
      )}
    </section>
  );
}

function EventEntry({ event }: { event: LoggedEvent }) {
  const { t, language } = useText();
  const scenarioId =
    event.subjectType === 'scenario'
      ? event.subjectId
      : (event.payload as { scenarioId?: string } | null)?.scenarioId;
  return (
    <article className="log-entry">
      <p>
        <strong>{eventName(event.type, language)}</strong>{' '}
        <span className="small muted log-type">{event.type}</span>{' '}
        <time className="small muted figures" dateTime={event.at}>
          {formatDateTime(event.at, language)}
        </time>
        {scenarioId && (
          <>
            {' '}
            <Link className="small" to={paths.scenario(scenarioId)}>
              {t('integrity.toScenario')}
            </Link>
          </>
        )}
      </p>
      <Disclosure summary={t('integrity.details')}>
        <pre className="log-payload">{JSON.stringify(event.payload, null, 2)}</pre>
        <p className="small muted log-hash">
          {event.position === null
            ? t('integrity.placeUntold')
            : t('integrity.place', { n: event.position })}{' '}
          {event.hash}
        </p>
      </Disclosure>
    </article>
  );
}
