import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/client';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { openPairing } from './pairing-queries';
import { ReleaseChoice, type Release } from '../../lib/release-choice';
import type { Option } from '../../ui/inputs';

interface OpenPairingProps {
  /** Both ends, or one end and the reader's own things to choose the other from. */
  scenarioId?: string;
  capabilityId?: string;
  choices?: readonly Option[];
  /** Names of what is being brought together, for the dialog. */
  scenarioTitle?: string;
  capabilityTitle?: string;
  as: 'demand' | 'supply' | 'matchmaker';
  small?: boolean;
}

/** 想对接: one button, one dialog with the consent, one pairing. */
export function OpenPairing(props: OpenPairingProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="meet" small={props.small ?? false} onClick={() => setOpen(true)}>
        {t(props.as === 'matchmaker' ? 'pairings.openForBoth' : 'pairings.answers.connect')}
      </Button>
      {open && <Opening {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function Opening(props: OpenPairingProps & { onClose: () => void }) {
  const { scenarioId, capabilityId, choices, as, onClose } = props;
  const { t } = useText();
  const say = useToast();
  const go = useNavigate();
  const client = useQueryClient();
  const [release, setRelease] = useState<Release>('role');
  const [key] = useState(newKey);
  const both = t('pairings.bothTitles', {
    scenario: props.scenarioTitle ?? '',
    capability: props.capabilityTitle ?? '',
  });
  return (
    <DecideDialog
      title={t(as === 'matchmaker' ? 'pairings.openForBoth' : 'pairings.answers.connect')}
      lead={
        <>
          {scenarioId && capabilityId && <strong>{both}</strong>}{' '}
          {t(as === 'matchmaker' ? 'pairings.openLeadMatchmaker' : 'pairings.openLead')}
        </>
      }
      {...(choices
        ? {
            reasons: choices,
            reasonLabel: t(scenarioId ? 'pairings.withWhich' : 'pairings.forWhich'),
          }
        : {})}
      noteLabel={t('pairings.openNote')}
      confirmLabel={t('pairings.openSend')}
      look="meet"
      onConfirm={async ({ reason, note }) => {
        const pairing = await openPairing(
          {
            scenarioId: scenarioId ?? reason,
            capabilityId: capabilityId ?? reason,
            as,
            note,
            ...(as === 'matchmaker' ? {} : { release }),
          },
          key,
        );
        say(t('pairings.opened'));
        await client.invalidateQueries({ queryKey: ['pairings'] });
        await go(paths.pairing(pairing.id));
      }}
      onClose={onClose}
    >
      {as !== 'matchmaker' && <ReleaseChoice value={release} onChange={setRelease} />}
    </DecideDialog>
  );
}
