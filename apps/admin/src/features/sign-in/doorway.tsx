import { useTranslation } from 'react-i18next';
import { Mark } from '../../ui/mark.js';
import css from './sign-in.module.css';

/** The navy side of the page: the product's name, and its door standing open with the light falling out. */
export function Doorway() {
  const { t } = useTranslation();
  return (
    <aside className={css.door} aria-label="Buka Pintu">
      <div className={css.brand}>
        <Mark size={32} />
        <strong>Buka Pintu</strong>
      </div>
      <svg className={css.scene} viewBox="0 0 480 560" preserveAspectRatio="xMidYMax slice" aria-hidden>
        <defs>
          <linearGradient id="fall" x1="0" y1="0" x2="0.25" y2="1">
            <stop offset="0" stopColor="#f0b93a" stopOpacity="0.5" />
            <stop offset="1" stopColor="#f0b93a" stopOpacity="0" />
          </linearGradient>
          <linearGradient id="within" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#fdeabd" />
            <stop offset="1" stopColor="#f0b93a" />
          </linearGradient>
        </defs>
        <path d="M-900 428h2280v400H-900z" fill="#0a1a37" />
        <path d="M246 428h86l110 132H196z" fill="url(#fall)" />
        <path d="M160 118h180v310h-14V132H174v296h-14z" fill="#2c528f" />
        <path d="M174 132h152v296H174z" fill="url(#within)" />
        <path d="M174 132l84 26v312l-84-42z" fill="#1d3f76" />
        <path d="M258 158v312l6-2V160z" fill="#2c528f" />
        <circle cx="242" cy="318" r="6" fill="#f0b93a" />
      </svg>
      <p className={css.promise}>{t('signIn.promise')}</p>
    </aside>
  );
}
