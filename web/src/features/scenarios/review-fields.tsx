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
  'takers',
  'proofOfConcept',
  'procurementUrl',
  'procurementNo',
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
  const [open, setOpen] = useState<readonly Field[]>([]);
  return (
    <div className="review-fields">
      {fields.map((field) => {
        const name = t(`versions.fields.${field}`);
        const isOpen = open.includes(field);
        return (
          <section key={field} className="review-field">
            <div className="review-head">
              <h2>{name}</h2>
              {onComment && !isOpen && (
                <Button
                  small
                  look="quiet"
                  aria-label={t('review.commentOn', { field: name })}
                  onClick={() => setOpen((old) => [...old, field])}
                >
                  {t('review.comment')}
                </Button>
              )}
            </div>
            {field === 'baseline' ? (
              <Targets baseline={scenario.baseline} target={scenario.target} />
            ) : (
              <FieldValue field={field} value={valueOf(scenario, field)} />
            )}
            {onComment && isOpen && (
              <Comment
                name={name}
                text={comments[field] ?? ''}
                onChange={(text) => onComment(field, text)}
              />
            )}
          </section>
        );
      })}
    </div>
  );
}

/** A field's value as a version holds it; nested values are drawn by their own names. */
const valueOf = (scenario: Scenario, field: Field) =>
  scenario[field] as Parameters<typeof FieldValue>[0]['value'];

interface CommentProps {
  name: string;
  text: string;
  onChange: (text: string) => void;
}

function Comment({ name, text, onChange }: CommentProps) {
  const { t } = useText();
  return (
    <label className="form-cell">
      <span>{t('review.commentOn', { field: name })}</span>
      <TextArea
        rows={2}
        maxLength={1000}
        // The reader has just asked for this very field.
        autoFocus
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
