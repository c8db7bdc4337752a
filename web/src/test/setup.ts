import '@testing-library/jest-dom';
import { notifyManager } from '@tanstack/react-query';
import { act, configure } from '@testing-library/react';
import { webcrypto } from 'node:crypto';

// The first page of a worker takes longer than the default second.
configure({ asyncUtilTimeout: 5_000 });
// Answers that arrive between two assertions are drawn like any other update.
notifyManager.setNotifyFunction((draw) => act(draw));

// jsdom's crypto knows no keys; the browser's and Node's are the same WebCrypto.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

// jsdom's files can be read by FileReader only.
const blobs = Object.getPrototypeOf(File.prototype) as Blob;
blobs.arrayBuffer ??= function arrayBuffer(this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(this);
  });
};
blobs.text ??= async function text(this: Blob) {
  return new TextDecoder().decode(new Uint8Array(await this.arrayBuffer()));
};

// jsdom draws nothing and so has none of these.
window.matchMedia = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.scrollTo = () => undefined;
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
// The test environment's FormData is Node's, which refuses the form element that React hands it when a
// submit starts a navigation.
const NodeFormData = globalThis.FormData;
globalThis.FormData = class extends NodeFormData {
  constructor() {
    super();
  }
};
