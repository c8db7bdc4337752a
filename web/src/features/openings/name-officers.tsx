import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { FieldGroup } from '../../ui/field';
import { Check } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { candidatesQuery, nameOfficers, officersQuery } from './opening-queries';

/** Who opens the bids of a scenario, and how its publisher names others for the bids still to come. */
export function NameOfficers({ scenarioId }: { scenarioId: string }) {
  const { t, language } = useText();
  const query = useQuery(officersQuery(scenarioId));
  return (
    <section className="stack" aria-label={t('openings.naming.title')}>
      <h2>{t('openings.naming.title')}</h2>
      <QueryState query={query} blocks={1}>
        {({ keySet, least, actions }) => (
          <>
            {keySet ? (
              <p>
                {t('openings.naming.named', {
                  n: keySet.officers.length,
                  needed: keySet.threshold,
                  set: keySet.n,
                  at: formatDateTime(keySet.madeAt, language),
                })}
              </p>
            ) : (
              <Notice tone="warn" title={t('openings.naming.missing')}>
                <p>{t('openings.naming.missingNote', { least })}</p>
              </Notice>
            )}
            {actions.includes('name') && (
              <Disclosure summary={t('openings.naming.choose')} open={!keySet}>
                <Choose scenarioId={scenarioId} least={least} />
              </Disclosure>
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}

function Choose({ scenarioId, least }: { scenarioId: string; least: number }) {
  const { t } = useText();
  const client = useQueryClient();
  const query = useQuery(candidatesQuery(scenarioId));
  const [chosen, setChosen] = useState<string[]>([]);
  const name = useMutation({
    mutationFn: () => nameOfficers(scenarioId, chosen),
    onSuccess: async (saved) => {
      client.setQueryData(officersQuery(scenarioId).queryKey, saved);
      setChosen([]);
      await client.invalidateQueries({ queryKey: ['bids', 'bidding', scenarioId] });
    },
  });
  const toggle = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <QueryState query={query} blocks={1}>
      {({ items }) => (
        <div className="stack">
          <FieldGroup
            legend={t('openings.naming.who')}
            help={t('openings.naming.whoHelp', { least })}
          >
            {items.map((one) => (
              <Check
                key={one.officerKeyId}
                checked={chosen.includes(one.officerKeyId)}
                onChange={(event) => toggle(one.officerKeyId, event.target.checked)}
              >
                {one.name} <span className="small muted">{one.keyId.slice(0, 8)}</span>
              </Check>
            ))}
            {items.length < least && (
              <p className="muted">{t('openings.naming.tooFew', { least })}</p>
            )}
          </FieldGroup>
          {name.error && <ProblemNotice error={name.error} />}
          <Button
            look="primary"
            busy={name.isPending}
            disabled={chosen.length < least}
            onClick={() => name.mutate()}
          >
            {t('openings.naming.confirm')}
          </Button>
        </div>
      )}
    </QueryState>
  );
}
