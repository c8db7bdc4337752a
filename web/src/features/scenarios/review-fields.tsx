import { useState } from 'react';
import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/inputs';
import { FieldValue } from './field-value';
import { Targets } from './targets';

/** Fields in the order of the form. */
const fields = [
  'title',
  'summary',
  'problem',
  'baseline',
  'sectors',
  'technologies',
  'mustHave',
  'niceToHave',
  'acceptanceTest',
  'resources',
  'districts',
  'park',
  'constraints',
  'cooperationModes',
  'procedure',
  'sizeClass',
  'budgetMinFen',
  'budgetMaxFen',
  'smeReserved',
  'expectedStart',
  'deadline',
  'firstUse',
] as const;

type Field = (typeof fields)[number];

interface ReviewFieldsProps {
  scenario: Scenario;
  comments: Readonly<Record<string, string>>;
  /** Leave out to show the fields without a place for comments. */
  onComment?: ((field: string, text: string) => void) | undefined;
}

/** The scenario field by field, each with a place for the reviewer's words. */
export function ReviewFields({ scenario, comments, onComment }: ReviewFieldsProps) {
  const { t } = useText();
  return (
    <div className="review-fields">
      {fields.map((field) => (
        <section key={field} className="review-field">
          <div className="spread">
            <h2>{t(`versions.fields.${field}`)}</h2>
          </div>
          {field === 'baseline' ? (
            <Targets baseline={scenario.baseline} target={scenario.target} />
          ) : (
            <FieldValue
              field={field}
              value={scenario[field] as Parameters<typeof FieldValue>[0]['value']}
            />
          )}
          {onComment && (
            <Comment field={field} text={comments[field] ?? ''} onComment={onComment} />
          )}
        </section>
      ))}
    </div>
  );
}

interface CommentProps {
  field: Field;
  text: string;
  onComment: (field: string, text: string) => void;
}

function Comment({ field, text, onComment }: CommentProps) {
  const { t } = useText();
  const [open, setOpen] = useState(text !== '');
  const name = t(`versions.fields.${field}`);
  if (!open)
    return (
      <div>
        <Button
          small
          look="quiet"
          aria-label={t('review.commentOn', { field: name })}
          onClick={() => setOpen(true)}
        >
          {t('review.comment')}
        </Button>
      </div>
    );
  return (
    <label className="form-cell">
      <span>{t('review.commentOn', { field: name })}</span>
      <TextArea
        rows={2}
        maxLength={1000}
        // The reader has just asked for this very field.
        autoFocus={text === ''}
        value={text}
        onChange={(event) => onComment(field, event.target.value)}
      />
    </label>
  );
}
