import { useText } from '../../i18n/use-text';
import { Tag } from '../../ui/tag';
import type { PartnerGap, PartnerSearch } from './partner-queries';

interface PartnerGapsProps {
  search: PartnerSearch;
  /** Organisations that are in already. */
  joined: ReadonlySet<string>;
}

/** What is open, each with who is there for it. */
export function PartnerGaps({ search, joined }: PartnerGapsProps) {
  const { t } = useText();
  return (
    <ul className="partner-gaps">
      {search.gaps.map((gap) => (
        <li key={gap.gap}>
          <Tag tone="demand">{t(`partners.kinds.${gap.kind}`)}</Tag>
          <span>{gap.kind === 'gate' ? gap.text : gap.name}</span>
          <Closers gap={gap} search={search} joined={joined} />
        </li>
      ))}
    </ul>
  );
}

function Closers({ gap, search, joined }: PartnerGapsProps & { gap: PartnerGap }) {
  const { t, listed } = useText();
  const closers = search.partners.filter((one) => one.closes.some((it) => it.gap === gap.gap));
  const inside = closers.filter((one) => joined.has(one.organisationId));
  if (inside.length > 0)
    return (
      <strong className="small partner-closed">
        {t('partners.byMember', { name: listed(inside.map(({ name }) => name)) })}
      </strong>
    );
  if (closers.length > 0)
    return <span className="small muted">{t('partners.byOthers', { n: closers.length })}</span>;
  return <span className="small partner-nobody">{t('partners.byNobody')}</span>;
}
