import { useWatch } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { FieldGroup } from '../../ui/field';
import { Check, TextArea } from '../../ui/inputs';
import type { Asks } from './bid-form';
import { answerValues, type AnswerValue } from './bid-values';
import type { BidFormState } from './use-bid-form';

/** Every ask of the scenario with its answer; words are asked for once it is answered. */
export function BidAnswers({ asks, state }: { asks: Asks; state: BidFormState }) {
  const { t } = useText();
  const lists = [
    { kind: 'must', items: asks.mustHave },
    { kind: 'nice', items: asks.niceToHave },
  ] as const;
  if (lists.every((list) => list.items.length === 0))
    return <p className="muted">{t('bids.noAsks')}</p>;
  return (
    <>
      {lists.map(({ kind, items }) =>
        items.map((ask, index) => (
          <Answer
            key={`${kind}-${index}`}
            name={`${kind}-${index}`}
            ask={ask}
            must={kind === 'must'}
            state={state}
          />
        )),
      )}
    </>
  );
}

interface AnswerProps {
  name: string;
  ask: string;
  must: boolean;
  state: BidFormState;
}

function Answer({ name, ask, must, state }: AnswerProps) {
  const { t } = useText();
  const { form } = state;
  const given = useWatch({ control: form.control, name: `answers.${name}` });
  const answer = given?.answer ?? '';
  const write = (next: { answer: AnswerValue | ''; text: string }) =>
    form.setValue(`answers.${name}`, next, { shouldDirty: true });
  const words = t('bids.answerWords', { ask });
  return (
    <div id={`field-answers-${name}`} className="bid-ask">
      <FieldGroup legend={ask} help={t(must ? 'bids.mustNote' : 'bids.niceNote')}>
        <div className="row">
          {answerValues.map((value) => (
            <Check
              key={value}
              type="radio"
              name={`answer-${name}`}
              checked={answer === value}
              onChange={() => write({ answer: value, text: given?.text ?? '' })}
            >
              {t(`bids.answers.${value}`)}
            </Check>
          ))}
        </div>
        {answer !== '' && (
          <TextArea
            aria-label={words}
            placeholder={t(answer === 'no' ? 'bids.whyNot' : 'bids.howMet')}
            rows={3}
            maxLength={2000}
            value={given?.text ?? ''}
            onChange={(event) => write({ answer, text: event.target.value })}
          />
        )}
      </FieldGroup>
    </div>
  );
}
