import dark from '@/public/screenshot-overview-dark.png';
import light from '@/public/screenshot-overview-light.png';

const alt = 'The overview of CloudLens: open findings by severity, what the checks said, their course over time, and what was not seen.';

/** A real page with the sample accounts, taken by scripts/screenshots.mjs. */
export function ProductPicture() {
  return (
    <div className="overflow-hidden rounded-xl border shadow-float">
      {[
        { image: light, className: 'dark:hidden' },
        { image: dark, className: 'hidden dark:block' },
      ].map(({ image, className }) => (
        // biome-ignore lint/performance/noImgElement: the image optimizer is switched off
        <img key={image.src} src={image.src} width={image.width} height={image.height} alt={alt} className={`h-auto w-full ${className}`} />
      ))}
    </div>
  );
}
