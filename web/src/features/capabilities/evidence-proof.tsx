import type { Evidence } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatBytes } from '../../lib/format-bytes';
import { paths } from '../../lib/paths';

/** Whether there is anything to look at beside the number. */
export const hasProof = ({ link, file }: Evidence): boolean => link !== null || file !== null;

/** What a reviewer looks at: the official page, named by its host so that one sees where it leads, and the file. */
export function EvidenceProof({ evidence }: { evidence: Evidence }) {
  const { t, language } = useText();
  const { link, file } = evidence;
  return (
    <>
      {link && (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow">
          {t('capabilityForm.officialPage', { host: hostOf(link) })}
        </a>
      )}
      {file && (
        <a href={paths.evidenceFile(evidence.id)} download={file.name}>
          {file.name} ({formatBytes(file.size, language)})
        </a>
      )}
    </>
  );
}

/** What the reviewer rested the decision on. */
export function EvidenceGround({ evidence }: { evidence: Evidence }) {
  const { t } = useText();
  if (!evidence.reviewGround) return null;
  return (
    <p className="small">
      {t('capabilityForm.reviewGround')} {evidence.reviewGround}
    </p>
  );
}

const hostOf = (link: string) => (URL.canParse(link) ? new URL(link).host : link);
