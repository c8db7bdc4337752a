import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { FormField } from '../../lib/form-field';
import { TextArea } from '../../ui/inputs';
import { BidAnswers } from './bid-answers';
import { BidFiles } from './bid-files';
import { BidPlan, BidTeam } from './bid-rows';
import { BidPriceFields } from './bid-price-fields';
import type { Bid, BidDraft } from './bid-queries';
import type { BidFormState } from './use-bid-form';
import '../../ui/form.css';
import './bids.css';

export interface Asks {
  mustHave: readonly string[];
  niceToHave: readonly string[];
}

interface BidFormProps {
  bid: Bid;
  draft: BidDraft;
  asks: Asks;
  state: BidFormState;
  /** Files are no part of the saved words: after one came or went the bid is read again. */
  onFiles: () => void;
}

/** The bid in the order of the scenario's asks; price apart, because it goes into an envelope of its own. */
export function BidForm({ bid, draft, asks, state, onFiles }: BidFormProps) {
  const { t } = useText();
  const { form, faults } = state;
  return (
    <form aria-label={t('bids.formLabel')} onSubmit={(event) => event.preventDefault()} noValidate>
      <Part title={t('bids.parts.answers')} envelope={t('bids.envelopes.technique')}>
        <BidAnswers asks={asks} state={state} />
      </Part>
      <Part title={t('bids.parts.approach')} envelope={t('bids.envelopes.technique')}>
        {(['summary', 'approach'] as const).map((name) => (
          <FormField
            key={name}
            name={name}
            label={t(`bids.fields.${name}`)}
            help={t(`bids.help.${name}`)}
            fault={faults[name]}
            required
          >
            {(control) => (
              <TextArea {...control} rows={name === 'approach' ? 10 : 4} {...form.register(name)} />
            )}
          </FormField>
        ))}
      </Part>
      <Part title={t('bids.parts.plan')} envelope={t('bids.envelopes.technique')}>
        <BidPlan state={state} />
        <BidTeam state={state} />
      </Part>
      <Part title={t('bids.parts.files')} envelope={t('bids.envelopes.technique')}>
        <BidFiles bidId={bid.id} files={draft.files} purpose="draft" onChanged={onFiles} />
      </Part>
      <Part title={t('bids.parts.price')} envelope={t('bids.envelopes.price')}>
        <BidPriceFields state={state} />
      </Part>
    </form>
  );
}

function Part({
  title,
  envelope,
  children,
}: {
  title: string;
  envelope: string;
  children: ReactNode;
}) {
  return (
    <section className="form-part" aria-label={title}>
      <div className="spread">
        <h2>{title}</h2>
        <span className="small muted">{envelope}</span>
      </div>
      {children}
    </section>
  );
}
