import { backUpOfficerKey, newOfficerKey } from '@aism/sealing';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { downloadText } from '../../lib/download-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { Tag } from '../../ui/tag';
import { keepKey, unlock } from './key-store';
import { makeKey, officerKeysQuery, retireKey, type OfficerKey } from './opening-queries';

/** Shortest passphrase for a backup file. */
const SHORTEST = 12;

/** An officer's keys: made here in the browser; the private half leaves it only as an encrypted file. */
export function OfficerKeys() {
  const { t } = useText();
  const client = useQueryClient();
  const query = useQuery(officerKeysQuery);
  const [retiring, setRetiring] = useState<OfficerKey | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: ['openings'] });
  return (
    <div className="stack-l">
      <QueryState query={query} blocks={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('openings.keys.none')}>
              <p>{t('openings.keys.noneNext')}</p>
            </Empty>
          ) : (
            <ul className="bench-rows">
              {items.map((key) => (
                <KeyRow key={key.id} officerKey={key} onRetire={() => setRetiring(key)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <NewKey has={(query.data?.items ?? []).some((key) => !key.retiredAt)} onMade={changed} />
      <Disclosure summary={t('openings.lost.title')}>
        <div className="stack">
          <p>{t('openings.lost.any')}</p>
          <p>{t('openings.lost.restore')}</p>
          <p>{t('openings.lost.renew')}</p>
          <p>{t('openings.lost.never')}</p>
        </div>
      </Disclosure>
      {retiring && (
        <DecideDialog
          title={t('openings.keys.retire')}
          lead={t('openings.keys.retireLead')}
          confirmLabel={t('openings.keys.retire')}
          onConfirm={async () => {
            await retireKey(retiring.id);
            await changed();
          }}
          onClose={() => setRetiring(null)}
        />
      )}
    </div>
  );
}

function KeyRow({ officerKey, onRetire }: { officerKey: OfficerKey; onRetire: () => void }) {
  const { t, language } = useText();
  const { keyId, madeAt, retiredAt, scenarios, actions } = officerKey;
  return (
    <li className="bench-row">
      <div>
        <p className="bench-row-title bid-hash">{keyId}</p>
        <p className="bench-row-meta">
          <Tag tone={retiredAt ? 'plain' : 'strong'}>
            {t(retiredAt ? 'openings.keys.retired' : 'openings.keys.current')}
          </Tag>
          <span>{t('openings.keys.madeAt', { at: formatDateTime(madeAt, language) })}</span>
        </p>
        {scenarios.length > 0 && (
          <Disclosure summary={t('openings.keys.serves', { n: scenarios.length })}>
            <ul className="plain-list small">
              {scenarios.map((one) => (
                <li key={one.scenarioId}>
                  <Link to={paths.scenario(one.scenarioId)}>{one.title}</Link>
                  {' · '}
                  {t('openings.officerNo', { no: one.no })}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
      {actions.includes('retire') && (
        <Button small onClick={onRetire}>
          {t('openings.keys.retire')}
        </Button>
      )}
    </li>
  );
}

/** Makes the key, has the backup saved first, and only then tells the server the public half. */
function NewKey({ has, onMade }: { has: boolean; onMade: () => Promise<unknown> }) {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const short = passphrase.length < SHORTEST;
  const differs = again !== passphrase;
  const make = useMutation({
    mutationFn: async () => {
      const fresh = await newOfficerKey();
      const backup = await backUpOfficerKey(fresh, passphrase);
      downloadText(`officer-key-${fresh.keyId.slice(0, 8)}.json`, JSON.stringify(backup, null, 2));
      // What stays here cannot be read out any more, by nobody.
      const kept = await unlock(backup, passphrase);
      const made = await makeKey(fresh.publicKey);
      await keepKey(kept).catch(() => undefined);
      return made;
    },
    onSuccess: async () => {
      setPassphrase('');
      setAgain('');
      setAsked(false);
      await onMade();
    },
  });
  return (
    <section className="stack" aria-label={t('openings.keys.make')}>
      <h2>{t(has ? 'openings.keys.makeNew' : 'openings.keys.make')}</h2>
      {has && <Notice tone="warn">{t('openings.keys.makeNewNote')}</Notice>}
      <p className="muted">{t('openings.keys.makeNote')}</p>
      <form
        className="stack narrow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!short && !differs && !make.isPending) make.mutate();
        }}
      >
        <Field
          label={t('openings.keys.passphrase')}
          help={t('openings.keys.passphraseHelp', { n: SHORTEST })}
          error={asked && short ? t('openings.keys.short', { n: SHORTEST }) : undefined}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('openings.keys.again')}
          error={asked && differs ? t('openings.keys.differs') : undefined}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          )}
        </Field>
        {make.error && <ProblemNotice error={make.error} />}
        {make.isSuccess && (
          <Notice tone="supply" alert title={t('openings.keys.made')}>
            <p>{t('openings.keys.madeNote')}</p>
          </Notice>
        )}
        <Button type="submit" look="primary" busy={make.isPending}>
          {t('openings.keys.makeAndSave')}
        </Button>
      </form>
    </section>
  );
}
