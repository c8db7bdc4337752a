import { useId, useState, type ChangeEvent, type ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { RemoveRow } from '../../lib/row-parts';
import { Notice } from '../../ui/notice';
import { formatBytes } from '../../lib/format-bytes';
import { removeFile, uploadFile, type BidFile } from './upload-file';

const MOST = 50 * 1024 * 1024;
const kinds = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg';

interface BidFilesProps {
  bidId: string;
  files: readonly BidFile[];
  purpose: BidFile['purpose'];
  /** What to know before choosing one; of a draft unless said. */
  help?: string;
  /** What stands beside a file that has arrived. */
  beside?: (file: BidFile) => ReactNode;
  onChanged: (fileId?: string) => void;
}

interface Going {
  name: string;
  share: number;
}

/** Files with their names kept; an upload that broke off goes on where it stopped. */
export function BidFiles({ bidId, files, purpose, help, beside, onChanged }: BidFilesProps) {
  const { t } = useText();
  const [going, setGoing] = useState<Going | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tooBig, setTooBig] = useState<string | null>(null);
  const id = useId();
  const send = async (chosen: readonly File[]) => {
    setError(null);
    setTooBig(null);
    for (const file of chosen) {
      if (file.size > MOST || file.size === 0) {
        setTooBig(file.name);
        continue;
      }
      const begun = files.find(
        (one) => !one.complete && one.name === file.name && one.size === file.size,
      );
      setGoing({ name: file.name, share: 0 });
      const onProgress = (share: number) => setGoing({ name: file.name, share });
      try {
        onChanged(await uploadFile({ bidId, file, purpose, begun, onProgress }));
      } catch (cause) {
        setError(cause);
        onChanged();
        break;
      }
    }
    setGoing(null);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    void send(chosen);
  };
  return (
    <div className="stack" id="field-files">
      <p className="field-help">{help ?? t('bids.help.files')}</p>
      <ul className="bench-rows">
        {files.map((file) => (
          <FileRow
            key={file.id}
            bidId={bidId}
            file={file}
            beside={file.complete ? beside?.(file) : null}
            onRemoved={() => onChanged()}
            onError={setError}
          />
        ))}
      </ul>
      {going && (
        <div>
          <p className="small">{t('bids.uploading', { name: going.name })}</p>
          <progress className="bid-progress" value={going.share} aria-label={going.name} />
        </div>
      )}
      {tooBig && <Notice tone="warn" alert title={t('bids.tooBig', { name: tooBig })} />}
      {error !== null && <ProblemNotice error={error} />}
      <div>
        <label className="button button-plain button-small" htmlFor={id}>
          {t('bids.addFile')}
        </label>
        <input
          id={id}
          className="sr-only"
          type="file"
          multiple
          accept={kinds}
          disabled={going !== null}
          onChange={choose}
        />
      </div>
    </div>
  );
}

interface FileRowProps {
  bidId: string;
  file: BidFile;
  beside: ReactNode;
  onRemoved: () => void;
  onError: (cause: unknown) => void;
}

function FileRow({ bidId, file, beside, onRemoved, onError }: FileRowProps) {
  const { t, language } = useText();
  const remove = () => removeFile(bidId, file.id).then(onRemoved, onError);
  return (
    <li className="bench-row">
      <div>
        <p className="bench-row-title">
          {file.complete ? (
            <a href={paths.bidFile(bidId, file.id)} download={file.name}>
              {file.name}
            </a>
          ) : (
            file.name
          )}
        </p>
        <p className="bench-row-meta">
          <span>{formatBytes(file.size, language)}</span>
          {!file.complete && <strong>{t('bids.unfinished')}</strong>}
        </p>
        {beside}
      </div>
      {file.actions.includes('remove') && (
        <RemoveRow row={file.name} onRemove={() => void remove()} />
      )}
    </li>
  );
}
