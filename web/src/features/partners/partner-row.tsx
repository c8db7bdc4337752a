import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Tag } from '../../ui/tag';
import type { PartnerSearch, PartnerSuggestion } from './partner-queries';

interface PartnerRowProps {
  partner: PartnerSuggestion;
  search: PartnerSearch;
  /** What can be done about it: an invitation, or how it was answered. */
  action: ReactNode;
}

/** One supplier: what it closes and where it says so, and what would still be missing. */
export function PartnerRow({ partner, search, action }: PartnerRowProps) {
  const { t, listed } = useText();
  const nameOf = (key: string) => search.gaps.find(({ gap }) => gap === key)?.name ?? key;
  const { organisationId, name, closes, leaves } = partner;
  return (
    <li className="bench-row bench-row-supply partner">
      <div>
        <p className="bench-row-title">
          <Link to={paths.organisation(organisationId)}>{name}</Link>
        </p>
        <p className="bench-row-meta">
          {search.team.includes(organisationId) && <Tag tone="supply">{t('partners.inTeam')}</Tag>}
          {partner.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </p>
        <p className="partner-lead">{t(`partners.closes.${search.view}`)}</p>
        <ul className="partner-closes">
          {closes.map((one) => (
            <li key={one.gap}>
              <strong>{nameOf(one.gap)}</strong>
              <p className="small">
                {one.text}{' '}
                <Link to={paths.capability(one.capabilityId)} className="muted">
                  {one.title}
                </Link>
              </p>
            </li>
          ))}
        </ul>
        <p className="small muted">
          {leaves.length === 0
            ? t('partners.leavesNothing')
            : t('partners.leaves', { list: listed(leaves.map(nameOf)) })}
        </p>
      </div>
      {action}
    </li>
  );
}
