import { Button } from './button';

interface MoreProps {
  /** e.g. “已显示 20 / 163”. */
  shownText: string;
  moreText: string;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** Paging for cursors: how much is shown of how much, and a button for the next part. */
export function More({ shownText, moreText, hasMore, busy, onMore }: MoreProps) {
  return (
    <div className="more">
      <p className="muted figures" role="status">
        {shownText}
      </p>
      {hasMore && (
        <Button busy={busy} onClick={onMore}>
          {moreText}
        </Button>
      )}
    </div>
  );
}
