import QRCode from 'qrcode';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';

/** Drawn on the phone itself: the code can be shown at the desk when the line is gone. */
export function Qr({ text, code }: { text: string; code: string }) {
  const [svg, setSvg] = useState('');
  useEffect(() => {
    void QRCode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }).then(setSvg);
  }, [text]);
  return (
    <figure class="qr">
      <div role="img" aria-label={code} dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption>{t('ticket.showQr')}</figcaption>
    </figure>
  );
}
