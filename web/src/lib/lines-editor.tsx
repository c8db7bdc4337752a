import { useController, type Control, type FieldValues, type Path } from 'react-hook-form';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { TextInput } from '../ui/inputs';
import { RemoveRow } from './row-parts';

interface LinesEditorProps<Values extends FieldValues> {
  control: Control<Values>;
  name: Path<Values>;
  /** Spoken name of one line, e.g. “必须满足”. */
  label: string;
  max: number;
  faultOf: (index: number) => string | undefined;
}

/** A list of short sentences, one to a line. */
export function LinesEditor<Values extends FieldValues>({
  control,
  name,
  label,
  max,
  faultOf,
}: LinesEditorProps<Values>) {
  const { t } = useText();
  const { field } = useController({ control, name });
  const lines = field.value as string[];
  const change = (index: number, text: string) =>
    field.onChange(lines.map((line, at) => (at === index ? text : line)));
  return (
    <div className="form-rows">
      {lines.map((line, index) => {
        const title = t('bench.lineOf', { label, n: index + 1 });
        const fault = faultOf(index);
        return (
          <div key={index} className="form-row form-row-line">
            <div className={fault ? 'field-faulty' : undefined}>
              <TextInput
                aria-label={title}
                aria-invalid={fault ? true : undefined}
                value={line}
                onChange={(event) => change(index, event.target.value)}
              />
              {fault && <p className="field-error">{fault}</p>}
            </div>
            <RemoveRow
              row={title}
              onRemove={() => field.onChange(lines.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      {lines.length < max && (
        <div>
          <Button small onClick={() => field.onChange([...lines, ''])}>
            {t('bench.addRow')}
          </Button>
        </div>
      )}
    </div>
  );
}
