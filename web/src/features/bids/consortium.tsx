import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { TextInput } from '../../ui/inputs';
import { Tag } from '../../ui/tag';
import {
  consent,
  decline,
  inviteMember,
  leave,
  partnersQuery,
  removeMember,
  type Bid,
  type BidMember,
} from './bid-queries';

interface InviteProps {
  bid: Bid;
  onChanged: () => void;
}

interface ConsortiumProps extends InviteProps {
  /** Who would fit; another feature's, which draws each with the way to invite it. */
  suggest?: ((bid: Bid, invite: (organisation: Invited) => ReactNode) => ReactNode) | undefined;
}

export interface Invited {
  organisationId: string;
  name: string;
}

const steps = { consent, decline, leave, remove: removeMember };

/** Lead and partners; each partner consents, declines or leaves for itself. */
export function Consortium({ bid, suggest, onChanged }: ConsortiumProps) {
  const { t } = useText();
  const act = useMutation({
    mutationFn: async ({ step, id }: { step: keyof typeof steps; id: string }) => {
      await steps[step](bid.id, id);
    },
    onSuccess: onChanged,
  });
  return (
    <section className="stack" aria-label={t('bids.members.title')} id="field-members">
      <h2>{t('bids.members.title')}</h2>
      {bid.actions.includes('invite') && <p className="muted">{t('bids.members.lead')}</p>}
      {bid.members.length > 1 && <p className="muted">{t('bids.members.bound')}</p>}
      <ul className="bench-rows">
        {bid.members.map((member) => (
          <li key={member.organisationId} className="bench-row bench-row-supply">
            <div>
              <p className="bench-row-title">{member.name}</p>
              <p className="bench-row-meta">
                <Tag tone={member.state === 'invited' ? 'warn' : 'plain'}>
                  {t(`bids.members.states.${member.state}`)}
                </Tag>
              </p>
            </div>
            <MemberSteps
              member={member}
              busy={act.isPending}
              onStep={(step) => act.mutate({ step, id: member.organisationId })}
            />
          </li>
        ))}
      </ul>
      {act.error && <ProblemNotice error={act.error} />}
      {bid.actions.includes('invite') && (
        <>
          {suggest?.(bid, (organisation) => (
            <InviteOne bid={bid} organisation={organisation} onChanged={onChanged} />
          ))}
          <Disclosure summary={t('bids.members.invite')}>
            <Invite bid={bid} onChanged={onChanged} />
          </Disclosure>
        </>
      )}
    </section>
  );
}

interface MemberStepsProps {
  member: BidMember;
  busy: boolean;
  onStep: (step: keyof typeof steps) => void;
}

function MemberSteps({ member, busy, onStep }: MemberStepsProps) {
  const { t, about } = useText();
  if (member.actions.length === 0) return null;
  return (
    <div className="row">
      {member.actions.map((step) => (
        <Button
          key={step}
          small
          look={step === 'consent' ? 'primary' : 'plain'}
          busy={busy}
          aria-label={about(t(`bids.members.steps.${step}`), member.name)}
          onClick={() => onStep(step)}
        >
          {t(`bids.members.steps.${step}`)}
        </Button>
      ))}
    </div>
  );
}

/** One tap; whoever was asked before shows how it answered instead. */
function InviteOne({ bid, organisation, onChanged }: InviteProps & { organisation: Invited }) {
  const { t, about } = useText();
  const { organisationId, name } = organisation;
  const invite = useMutation({
    mutationFn: () => inviteMember(bid.id, organisationId),
    onSuccess: onChanged,
  });
  const member = bid.members.find((one) => one.organisationId === organisationId);
  if (member) return <Tag tone="strong">{t(`bids.members.states.${member.state}`)}</Tag>;
  return (
    <div className="bid-invite">
      <Button
        small
        busy={invite.isPending}
        aria-label={about(t('bids.members.steps.invite'), name)}
        onClick={() => invite.mutate()}
      >
        {t('bids.members.steps.invite')}
      </Button>
      {invite.error && <ProblemNotice error={invite.error} />}
    </div>
  );
}

function Invite({ bid, onChanged }: InviteProps) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const id = useId();
  const asked = useDebounced(words.trim(), 300);
  const found = useQuery({ ...partnersQuery(asked), enabled: asked.length > 1 });
  const taken = new Set(bid.members.map((member) => member.organisationId));
  const choices = (found.data?.items ?? []).filter((one) => one.supplies && !taken.has(one.id));
  return (
    <div className="stack">
      <label htmlFor={id}>{t('bids.members.search')}</label>
      <TextInput id={id} value={words} onChange={(event) => setWords(event.target.value)} />
      {asked.length > 1 && found.data && choices.length === 0 && (
        <p className="muted">{t('bids.members.none')}</p>
      )}
      <ul className="bench-rows">
        {choices.map((one) => (
          <li key={one.id} className="bench-row">
            <p className="bench-row-title">{one.name}</p>
            <InviteOne
              bid={bid}
              organisation={{ organisationId: one.id, name: one.name }}
              onChanged={onChanged}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
