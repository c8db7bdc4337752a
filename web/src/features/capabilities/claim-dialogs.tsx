import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../api/client';
import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { OrganisationChoice, useMyOrganisations } from '../../lib/my-organisations';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { claimCapability, requestRemoval } from './own-capability-queries';

type Subject = Pick<Capability, 'id' | 'title' | 'actions' | 'unclaimed'>;

/** On an unclaimed entry: “this is ours” for members of a supplier, and “take it down” for anybody it names. */
export function ClaimButtons({ capability }: { capability: Subject }) {
  const { t } = useText();
  const [open, setOpen] = useState<'claim' | 'removal' | null>(null);
  if (!capability.unclaimed) return null;
  return (
    <>
      {capability.actions.includes('claim') && (
        <Button look="primary" onClick={() => setOpen('claim')}>
          {t('claims.claim')}
        </Button>
      )}
      <Button look="quiet" onClick={() => setOpen('removal')}>
        {t('claims.remove')}
      </Button>
      {open === 'claim' && <Claim id={capability.id} onClose={() => setOpen(null)} />}
      {open === 'removal' && <Removal id={capability.id} onClose={() => setOpen(null)} />}
    </>
  );
}

function Claim({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const mine = useMyOrganisations('supplies');
  const [organisationId, setOrganisationId] = useState('');
  const [key] = useState(newKey);
  return (
    <DecideDialog
      title={t('claims.claim')}
      lead={t('claims.claimLead')}
      noteLabel={t('claims.statement')}
      noteRequired={() => true}
      confirmLabel={t('claims.send')}
      onConfirm={async ({ note }) => {
        await claimCapability(
          id,
          { organisationId: organisationId || (mine[0]?.organisationId ?? ''), statement: note },
          key,
        );
        say(t('claims.sent'));
        await client.invalidateQueries({ queryKey: ['claims'] });
      }}
      onClose={onClose}
    >
      <OrganisationChoice
        organisations={mine}
        value={organisationId}
        onChange={setOrganisationId}
        none={t('capabilityForm.noOrganisation')}
      />
    </DecideDialog>
  );
}

function Removal({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useText();
  const say = useToast();
  const [email, setEmail] = useState('');
  return (
    <DecideDialog
      title={t('claims.remove')}
      lead={t('claims.removeLead')}
      noteLabel={t('claims.removeReason')}
      noteRequired={() => true}
      confirmLabel={t('claims.send')}
      onConfirm={async ({ note }) => {
        await requestRemoval(id, { reason: note, email });
        say(t('claims.removeSent'));
      }}
      onClose={onClose}
    >
      <Field label={t('claims.email')} help={t('claims.emailHelp')} required>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
    </DecideDialog>
  );
}
