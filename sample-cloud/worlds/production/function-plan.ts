import type { ServiceName } from '../lumen';
import { americas, asia, main, recovery } from './places';

export interface FunctionPlan {
  name: string;
  service: ServiceName;
  region: string;
  inVpc: boolean;
  runtime: 'nodejs22.x' | 'nodejs20.x' | 'nodejs16.x' | 'python3.12' | 'python3.8' | 'java21' | 'provided.al2023';
  age: number;
}

type Row = readonly [name: string, service: ServiceName, inVpc: boolean, runtime: FunctionPlan['runtime'], age: number];

const rows: Readonly<Record<string, readonly Row[]>> = {
  [main]: [
    ['checkout-price-basket', 'checkout', true, 'nodejs22.x', 31],
    ['checkout-reserve-stock', 'checkout', true, 'nodejs22.x', 31],
    ['checkout-send-receipt', 'checkout', false, 'nodejs20.x', 140],
    ['payments-capture', 'payments', true, 'java21', 44],
    ['payments-refund', 'payments', true, 'java21', 44],
    ['payments-webhook', 'payments', false, 'nodejs20.x', 160],
    ['payments-reconcile', 'payments', true, 'python3.12', 80],
    ['orders-accept', 'orders', true, 'nodejs22.x', 26],
    ['orders-cancel', 'orders', true, 'nodejs22.x', 26],
    ['orders-notify-warehouse', 'fulfilment', true, 'nodejs20.x', 122],
    ['fulfilment-label', 'fulfilment', false, 'python3.8', 990],
    ['fulfilment-track-parcels', 'fulfilment', false, 'python3.12', 95],
    ['catalog-import-feed', 'catalog', true, 'python3.12', 58],
    ['catalog-resize-images', 'catalog', false, 'provided.al2023', 71],
    ['search-index-product', 'search', true, 'nodejs22.x', 47],
    ['invoicing-render-pdf', 'invoicing', false, 'nodejs16.x', 1104],
    ['invoicing-export-tax', 'invoicing', false, 'python3.8', 870],
    ['customer-export-ready', 'analytics', false, 'python3.12', 66],
    ['analytics-sessionize', 'analytics', true, 'python3.12', 39],
    ['platform-rotate-logs', 'platform', false, 'python3.12', 210],
    ['security-quarantine-instance', 'security', true, 'python3.12', 180],
    ['newsletter-unsubscribe', 'marketing', false, 'nodejs16.x', 1320],
  ],
  [americas]: [
    ['us-checkout-price-basket', 'checkout', true, 'nodejs22.x', 31],
    ['us-orders-accept', 'orders', true, 'nodejs22.x', 26],
    ['us-edge-redirects', 'storefront', false, 'nodejs20.x', 300],
    ['us-edge-headers', 'storefront', false, 'nodejs20.x', 300],
    ['us-tax-rates', 'invoicing', false, 'python3.12', 130],
  ],
  [recovery]: [
    ['recovery-orders-accept', 'orders', true, 'nodejs22.x', 26],
    ['recovery-restore-test', 'platform', false, 'python3.12', 115],
  ],
  [asia]: [
    ['apac-currency-rates', 'catalog', false, 'nodejs16.x', 740],
    ['apac-edge-purge', 'storefront', false, 'nodejs20.x', 377],
  ],
};

/** The functions of a region, which have roles and functions alike. */
export function functionsOf(region: string): FunctionPlan[] {
  return (rows[region] ?? []).map(([name, service, inVpc, runtime, age]) => ({ name, service, region, inVpc, runtime, age }));
}
