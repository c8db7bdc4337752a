import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'react-router';
import './button.css';

type Look = 'primary' | 'plain' | 'quiet' | 'meet';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  /** Work under way: the button keeps its place and says so, and a second press does nothing. */
  busy?: boolean;
  small?: boolean;
}

const names = (look: Look, small: boolean) =>
  `button button-${look}${small ? ' button-small' : ''}`;

/** `meet` is for the one act of saying 想对接; everything else is ink. */
export function Button({ look = 'plain', busy = false, small = false, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={names(look, small)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    />
  );
}

interface ButtonLinkProps {
  to: string;
  look?: Look;
  small?: boolean;
  children: ReactNode;
}

/** A link that looks like a button, because it goes somewhere. */
export function ButtonLink({ to, look = 'plain', small = false, children }: ButtonLinkProps) {
  return (
    <Link to={to} className={names(look, small)}>
      {children}
    </Link>
  );
}
