import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Check } from '../../ui/inputs';
import type { FeedbackPage, Proof, Upload } from './award-queries';

/** The page's own way of uploading: files belong to the bid, which is another feature. */
export type UploadArea = (given: {
  bidId: string;
  files: readonly Upload[];
  help: string;
  /** What stands beside a file that has arrived. */
  beside: (file: Upload) => ReactNode;
  onChanged: (fileId?: string) => void;
}) => ReactNode;

/** What was handed in, each file under the name it came with. */
export function HandedIn({ proof }: { proof: Proof }) {
  const { t } = useText();
  if (proof.files.length === 0) return null;
  return (
    <ul className="evidence-files" aria-label={t('awards.files')}>
      {proof.files.map((file) => (
        <li key={file.id}>
          <a href={paths.proofFile(proof.bidId, file.id)} download={file.name}>
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ChooseFilesProps {
  page: FeedbackPage;
  area: UploadArea;
  /** Files that are not to be handed in this time. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
  onChanged: () => void;
}

/** Files are uploaded first; what is ticked goes with the evidence, all of it unless somebody says otherwise. */
export function ChooseFiles({ page, area, left, onLeft, onChanged }: ChooseFilesProps) {
  const { t } = useText();
  const toggle = (id: string, taken: boolean) => {
    const next = new Set(left);
    if (taken) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  return (
    <fieldset className="field stack">
      <legend>{t('awards.files')}</legend>
      {area({
        ...{ bidId: page.bidId, files: page.uploads, help: t('awards.filesHelp'), onChanged },
        beside: (file) => (
          <Check
            checked={!left.has(file.id)}
            onChange={(event) => toggle(file.id, event.target.checked)}
          >
            {t('awards.handInFile')}
          </Check>
        ),
      })}
    </fieldset>
  );
}
