import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { fieldPaths, Problem } from '../api/problem';

/**
 * Puts the server's refusals beside the fields they are about and moves the focus to the first.
 * @param rename form path of an API path, where the form is built differently
 * @returns whether every refusal found its field; if not, the problem must be shown on its own too
 */
export function showServerFields<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  rename: (path: string) => string = (path) => path,
): boolean {
  if (!(error instanceof Problem) || error.fields.length === 0) return false;
  const known = fieldPaths(error).map(({ path, message }) => ({ path: rename(path), message }));
  known.forEach(({ path, message }, index) =>
    form.setError(path as Path<Values>, { type: 'server', message }, { shouldFocus: index === 0 }),
  );
  const first = (path: string) => path.split('.')[0] ?? '';
  const names = Object.keys(form.getValues());
  return known.every(({ path }) => names.includes(first(path)));
}
