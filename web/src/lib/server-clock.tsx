import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text';

const SECOND = 1000;

/**
 * The server's time, told once and carried on by this device's steady clock: a wrong clock here moves no deadline.
 * @param now the server's time when the answer was made; without it this device's own
 */
export function useServerClock(now: string | undefined): number {
  const [shown, setShown] = useState(() => (now ? Date.parse(now) : Date.now()));
  useEffect(() => {
    const start = { at: performance.now(), time: now ? Date.parse(now) : Date.now() };
    const tick = () => setShown(start.time + performance.now() - start.at);
    tick();
    const timer = window.setInterval(tick, SECOND);
    return () => window.clearInterval(timer);
  }, [now]);
  return shown;
}

/** What is left of a span, in its two largest units. Pure. */
export function spanParts(
  ms: number,
): { unit: 'days' | 'hours' | 'minutes' | 'seconds'; n: number }[] {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const parts = [
    { unit: 'days', n: Math.floor(seconds / 86_400) },
    { unit: 'hours', n: Math.floor(seconds / 3600) % 24 },
    { unit: 'minutes', n: Math.floor(seconds / 60) % 60 },
    { unit: 'seconds', n: seconds % 60 },
  ] as const;
  const first = parts.findIndex((part) => part.n > 0);
  return first < 0 ? [parts[3]] : parts.slice(first, first + 2);
}

interface CountdownProps {
  until: string;
  now: string | undefined;
  /** Said when the time has come. */
  over: string;
}

/** How long until a moment, by the server's clock. Not read out each second. */
export function Countdown({ until, now, over }: CountdownProps) {
  const { t } = useText();
  const left = Date.parse(until) - useServerClock(now);
  if (left <= 0) return <strong>{over}</strong>;
  const words = spanParts(left).map(({ unit, n }) => t(`bids.span.${unit}`, { n }));
  return (
    <span className="figures" role="timer" aria-live="off">
      {t('bids.left', { span: words.join(' ') })}
    </span>
  );
}
