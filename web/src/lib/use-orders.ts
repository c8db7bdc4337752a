import { useText } from '../i18n/use-text';
import type { Option } from '../ui/inputs';

const orders = ['default', 'relevance', 'newest'] as const;
type Order = (typeof orders)[number];

/** The orders a list can be shown in; “best match” only where something was typed. */
export function useOrders(q: string): { options: Option[]; chosen: (sort: string) => Order } {
  const { t } = useText();
  const offered = orders.filter((order) => order !== 'relevance' || q !== '');
  return {
    options: offered.map((value) => ({ value, label: t(`common.order.${value}`) })),
    chosen: (sort) => offered.find((order) => order === sort) ?? 'default',
  };
}
