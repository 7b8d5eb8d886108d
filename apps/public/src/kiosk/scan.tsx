import { useEffect, useRef } from 'preact/hooks';
import { useWords } from './words';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;
const LOOK_MS = 250;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Whether this browser reads codes by itself and has a camera to do it with. */
export const canScan = (): boolean => detectorClass() !== undefined && 'mediaDevices' in navigator;

/** The camera, until it has read a code; pictures stay on the machine. */
export function Scan({
  read,
  type,
  busy,
}: {
  read: (text: string) => void;
  type: (failed: boolean) => void;
  busy: boolean;
}) {
  const { say } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ read, type });
  told.current = { read, type };
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (isOver || !video.current) return stream.getTracks().forEach((track) => track.stop());
      video.current.srcObject = stream;
      await video.current.play();
      const detector = new (detectorClass()!)({ formats: ['qr_code'] });
      timer = setInterval(() => {
        void detector.detect(video.current!).then(
          ([found]) => {
            if (!found || isOver) return;
            isOver = true;
            told.current.read(found.rawValue);
          },
          () => undefined,
        );
      }, LOOK_MS);
    };
    look().catch(() => told.current.type(true));
    return () => {
      isOver = true;
      clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  return (
    <>
      <h1 tabIndex={-1}>{say('scan.title')}</h1>
      <p role="status">{busy ? say('busy') : say('scan.hint')}</p>
      <video ref={video} class="camera" muted playsInline aria-hidden="true" />
      <button class="back" onClick={() => type(false)}>
        {say('scan.type')}
      </button>
    </>
  );
}
