import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from './dialog';
import './roving-list.css';

/** One thing that a key does to the row in focus. */
export interface RowKey<Row> {
  /** A single letter; it works only while the focus is inside the list (WCAG 2.1.4). */
  key: string;
  label: string;
  run: (row: Row) => void;
}

/** What the row's first link or button must carry. */
export interface Rove {
  'data-rove': true;
  tabIndex: 0 | -1;
}

interface RovingListProps<Row> {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  keys?: readonly RowKey<Row>[];
  texts: { help: string; moves: string; close: string };
  /** `tabIndex` for everything else in the row: only the row in focus is in the tab order. */
  children: (row: Row, rove: Rove) => ReactNode;
}

/**
 * A list in which arrows, Home and End move from row to row, Tab goes through the row in focus only, and single letters
 * act on it. The rows keep their own links and buttons, so a screen reader finds what it finds in any list.
 */
export function RovingList<Row>(props: RovingListProps<Row>) {
  const { label, rows, rowKey, keys = [], texts, children } = props;
  const [active, setActive] = useState('');
  const [help, setHelp] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const helpId = useId();
  const current = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === active),
  );
  const go = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setActive(rowKey(row));
    const place = [...(list.current?.children ?? [])][rows.indexOf(row)];
    place?.querySelector<HTMLElement>('[data-rove]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const moves: Record<string, number> = {
      ...{ ArrowDown: current + 1, ArrowUp: current - 1 },
      ...{ Home: 0, End: rows.length - 1 },
    };
    const move = moves[event.key];
    const act = keys.find((one) => one.key === event.key.toLowerCase());
    const row = rows[current];
    if (move === undefined && event.key !== '?' && !act) return;
    event.preventDefault();
    if (move !== undefined) go(move);
    else if (event.key === '?') setHelp(true);
    else if (row) act?.run(row);
  };
  return (
    <>
      <p className="roving-help">
        <button type="button" className="roving-help-button" onClick={() => setHelp(true)}>
          {texts.help} <kbd aria-hidden="true">?</kbd>
        </button>
      </p>
      <ul ref={list} className="bench-rows roving" aria-label={label} onKeyDown={onKeyDown}>
        {rows.map((row, index) => (
          <li key={rowKey(row)} onFocus={() => setActive(rowKey(row))}>
            {children(row, { 'data-rove': true, tabIndex: index === current ? 0 : -1 })}
          </li>
        ))}
      </ul>
      <Dialog
        open={help}
        title={texts.help}
        closeLabel={texts.close}
        onClose={() => setHelp(false)}
      >
        <dl className="roving-keys" id={helpId}>
          <div>
            <dt>
              <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Home</kbd> <kbd>End</kbd>
            </dt>
            <dd>{texts.moves}</dd>
          </div>
          {keys.map((one) => (
            <div key={one.key}>
              <dt>
                <kbd>{one.key}</kbd>
              </dt>
              <dd>{one.label}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
