import { useText } from '../i18n/use-text';

interface SourceLineProps {
  source: { title: string; url?: string | null; licence?: string | null } | null | undefined;
}

/** Where a real fact comes from, and under which licence we may show it. */
export function SourceLine({ source }: SourceLineProps) {
  const { t, about } = useText();
  if (!source) return null;
  const isLink = source.url?.startsWith('https://') || source.url?.startsWith('http://');
  return (
    <p className="small muted">
      {about(t('common.source'), '')}
      {isLink && source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer noopener">
          {source.title}
          <span className="sr-only">{t('common.newWindow')}</span>
        </a>
      ) : (
        source.title
      )}
      {source.licence && ` · ${t('common.licence')} ${source.licence}`}
    </p>
  );
}
