/* Linli: a signature drawn with finger, pen or mouse. Fills the hidden field of [data-sign] with a path of straight lines; without script
   the field stays hidden and people sign on paper. */
(() => {
  'use strict';
  for (const field of document.querySelectorAll('[data-sign]')) {
    const svg = field.querySelector('svg');
    const path = field.querySelector('path');
    const input = field.querySelector('input');
    const most = 18000;
    let drawing = false;
    let d = '';
    const point = (event) => {
      const box = svg.getBoundingClientRect();
      const x = Math.round((event.clientX - box.left) * 600 / box.width);
      const y = Math.round((event.clientY - box.top) * 200 / box.height);
      return Math.min(600, Math.max(0, x)) + ' ' + Math.min(200, Math.max(0, y));
    };
    const add = (letter, event) => {
      if (d.length < most) d += (d ? ' ' : '') + letter + point(event);
      path.setAttribute('d', d);
      input.value = d;
    };
    svg.addEventListener('pointerdown', (event) => {
      drawing = true;
      svg.setPointerCapture(event.pointerId);
      add('M', event);
      event.preventDefault();
    });
    svg.addEventListener('pointermove', (event) => { if (drawing) add('L', event); });
    svg.addEventListener('pointerup', () => { drawing = false; });
    svg.addEventListener('pointercancel', () => { drawing = false; });
    field.querySelector('button').addEventListener('click', () => { d = ''; path.removeAttribute('d'); input.value = ''; });
    field.hidden = false;
  }
})();
