import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PairingBoard } from '../../../features/pairings/pairing-board';
import { scenariosQuery } from '../../../features/scenarios/scenario-queries';
import { useText } from '../../../i18n/use-text';
import { paths } from '../../../lib/paths';
import { useDebounced } from '../../../lib/use-debounced';
import { useTitle } from '../../../lib/use-title';
import { ButtonLink } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Button } from '../../../ui/button';
import { TextInput } from '../../../ui/inputs';
import { PageHead } from '../../../ui/page-head';

/** The matchmaker's board, and the way from an open scenario to its candidates. */
export function Component() {
  const { t } = useText();
  useTitle(t('bench.nav.board'));
  const [finding, setFinding] = useState(false);
  return (
    <>
      <PageHead
        title={t('bench.nav.board')}
        lead={t('pairings.boardLead')}
        actions={<Button onClick={() => setFinding(true)}>{t('pairings.find')}</Button>}
      />
      <PairingBoard />
      <Dialog
        open={finding}
        title={t('pairings.find')}
        closeLabel={t('common.close')}
        onClose={() => setFinding(false)}
      >
        <FindScenario />
      </Dialog>
    </>
  );
}

const REST_MS = 250;
const SHOWN = 8;

function FindScenario() {
  const { t } = useText();
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim(), REST_MS);
  const query = useInfiniteQuery(scenariosQuery({ state: 'open', limit: 100 }));
  const found = (query.data?.pages[0]?.items ?? []).filter((one) =>
    `${one.title}${one.organisation.name}`.includes(q),
  );
  return (
    <div className="stack">
      <TextInput
        type="search"
        aria-label={t('pairings.findLabel')}
        placeholder={t('pairings.findLabel')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="bench-rows">
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="bench-row bench-row-demand">
            <div>
              <p className="bench-row-title">{one.title}</p>
              <p className="small muted">{one.organisation.name}</p>
            </div>
            <ButtonLink small to={paths.scenarioMatches(one.id)}>
              {t('pairings.candidates')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
