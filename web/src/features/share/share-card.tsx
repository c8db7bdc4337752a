import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text';
import { Dialog } from '../../ui/dialog';
import { cardSize, cardSvg } from './card-svg';
import type { Shared } from './share-button';
import './share-card.css';

const asData = (svg: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** The SVG drawn as a PNG by the browser; null where it cannot. */
async function asPng(svg: string): Promise<string | null> {
  const image = new Image();
  image.src = asData(svg);
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [cardSize.width * 2, cardSize.height * 2];
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

/** The card itself: a picture that a phone keeps by a long press, and two files. */
export function ShareCard({ shared, onClose }: { shared: Shared; onClose: () => void }) {
  const { t } = useText();
  const svg = cardSvg({
    ...shared,
    mark: t(`common.share.marks.${shared.kind}`),
    demo: shared.demo ? t('common.demo') : '',
    hint: t('common.share.scan'),
    site: t('common.name'),
    address: window.location.origin + window.location.pathname,
  });
  const [png, setPng] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void asPng(svg).then((picture) => {
      if (wanted) setPng(picture);
    });
    return () => {
      wanted = false;
    };
  }, [svg]);
  return (
    <Dialog open title={t('common.share.title')} closeLabel={t('common.close')} onClose={onClose}>
      <div className="stack">
        <img
          className="share-card"
          src={png ?? asData(svg)}
          width={cardSize.width}
          height={cardSize.height}
          alt={t('common.share.alt', { title: shared.title })}
        />
        <p className="small muted">{t('common.share.keep')}</p>
        <div className="row">
          {png && (
            <a href={png} download={`${shared.title}.png`}>
              {t('common.share.png')}
            </a>
          )}
          <a href={asData(svg)} download={`${shared.title}.svg`}>
            {t('common.share.svg')}
          </a>
        </div>
      </div>
    </Dialog>
  );
}
