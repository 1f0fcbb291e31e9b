import { CircleAlertIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';

/** Why the server said no, read out as it appears. */
export function Refusal({ text }: { text: string | null }) {
  return text && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={text} />;
}
