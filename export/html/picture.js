// The picture: layout by d3-force, drawing on a canvas, moving and zooming, and what lies under the pointer.
const picture = (() => {
  const canvas = document.getElementById('graph');
  const pen = canvas.getContext('2d');
  const view = {x: 0, y: 0, k: 1};
  let nodes = [], links = [], simulation = null, tree = null, ratio = 1, width = 1, height = 1;
  let selected = null, hovered = null, moved = false, pending = false, settling = null;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const radius = n => Math.min(4 + 1.7 * Math.log2(1 + n.mentions), 20);
  const styleOf = n => model.data.types[n.type] || model.data.types['*'];

  function outline(context, shape, x, y, r) {
    context.beginPath();
    const ring = points => {
      points.forEach(([px, py], i) => context[i ? 'lineTo' : 'moveTo'](x + px * r, y + py * r));
      context.closePath();
    };
    switch (shape) {
      case 'ellipse': context.arc(x, y, r, 0, 2 * Math.PI); break;
      case 'hexagon': ring([[-1.15, 0], [-.6, -.95], [.6, -.95], [1.15, 0], [.6, .95], [-.6, .95]]); break;
      case 'octagon': ring([[-1, -.42], [-.42, -1], [.42, -1], [1, -.42], [1, .42], [.42, 1], [-.42, 1], [-1, .42]]); break;
      case 'house': ring([[-.95, .9], [-.95, -.2], [0, -1.05], [.95, -.2], [.95, .9]]); break;
      case 'trapezium': ring([[-.6, -.85], [.6, -.85], [1.15, .85], [-1.15, .85]]); break;
      case 'parallelogram': ring([[-.65, -.85], [1.2, -.85], [.65, .85], [-1.2, .85]]); break;
      case 'note': ring([[-.8, -1], [.4, -1], [.8, -.6], [.8, 1], [-.8, 1]]); break;
      case 'rounded': context.roundRect(x - 1.05 * r, y - .8 * r, 2.1 * r, 1.6 * r, .5 * r); break;
      default: context.rect(x - .9 * r, y - .9 * r, 1.8 * r, 1.8 * r);
    }
  }
  const shapeOf = style => (style.rounded ? 'rounded' : style.shape);

  function show(visible) {
    width = canvas.clientWidth || 1;
    height = canvas.clientHeight || 1;
    for (const n of visible.nodes) n.r = radius(n);
    nodes = visible.nodes;
    // Several edges of one pair bend apart; of any two, the one from the smaller index counts as forward.
    const pairs = new Map();
    for (const e of visible.edges) {
      const key = Math.min(e.from.index, e.to.index) + ' ' + Math.max(e.from.index, e.to.index);
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(e);
    }
    links = visible.edges;
    const springs = [];
    for (const together of pairs.values()) {
      together.forEach((e, i) => {
        const side = i - (together.length - 1) / 2;
        e.bend = e.from === e.to ? 1 + i : side * (e.from.index < e.to.index ? 1 : -1);
      });
      const e = together[0];
      if (e.from !== e.to) springs.push({source: e.from, target: e.to, strength: Math.min(1, .3 + .1 * together.length)});
    }
    if (simulation) simulation.stop();
    const busy = nodes.length > 1500;
    simulation = d3.forceSimulation(nodes).stop()
      .force('link', d3.forceLink(springs).distance(l => 45 + l.source.r + l.target.r).strength(l => l.strength / Math.min(l.source.degree, l.target.degree)))
      .force('charge', d3.forceManyBody().strength(n => -90 - 6 * n.r).theta(busy ? 1.2 : .9).distanceMax(900))
      .force('x', d3.forceX().strength(.04 * slant(height / width))).force('y', d3.forceY().strength(.04 * slant(width / height)));
    if (!busy) simulation.force('collide', d3.forceCollide(n => n.r + 4));
    moved = false;
    // A first picture soon; the layout goes on while people look at it, or is shown when it is done to those who want no
    // motion.
    step(performance.now() + 250);
    fit();
    settling = simulation;
    requestAnimationFrame(settle);
  }
  // Pulls harder along the shorter side, so that the layout takes the shape of the canvas.
  const slant = ratio => Math.max(.4, Math.min(2.5, ratio));
  function step(until) {
    do simulation.tick(); while (performance.now() < until && simulation.alpha() > .01);
    tree = null;
  }
  function settle() {
    if (settling !== simulation) return;
    const done = simulation.alpha() <= .01;
    if (!done) step(performance.now() + (calm ? 60 : 12));
    if (!calm || done) { if (!moved) fit(); else draw(); }
    if (done) settling = null; else requestAnimationFrame(settle);
  }

  function resize() {
    ratio = window.devicePixelRatio || 1;
    width = canvas.clientWidth || 1;
    height = canvas.clientHeight || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    if (!moved) fit(); else draw();
  }
  function fit() {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const n of nodes) {
      x0 = Math.min(x0, n.x - n.r); x1 = Math.max(x1, n.x + n.r);
      y0 = Math.min(y0, n.y - n.r); y1 = Math.max(y1, n.y + n.r);
    }
    if (nodes.length) {
      view.k = Math.min(1.8, .9 * width / (x1 - x0 + 80), .9 * height / (y1 - y0 + 60));
      view.x = width / 2 - view.k * (x0 + x1) / 2;
      view.y = height / 2 - view.k * (y0 + y1) / 2;
    }
    draw();
  }
  function draw() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(paint);
  }

  // The middle point that an edge bends to.
  function middle(e) {
    const dx = e.to.x - e.from.x, dy = e.to.y - e.from.y, length = Math.hypot(dx, dy) || 1, off = 14 * e.bend;
    return [(e.from.x + e.to.x) / 2 - dy / length * off, (e.from.y + e.to.y) / 2 + dx / length * off];
  }
  function edgePath(e) {
    if (e.from === e.to) {
      const r = 6 + 4 * e.bend;
      pen.beginPath();
      pen.arc(e.from.x, e.from.y - e.from.r - r * .7, r, 0, 2 * Math.PI);
      return;
    }
    const [mx, my] = middle(e);
    pen.beginPath();
    pen.moveTo(e.from.x, e.from.y);
    pen.quadraticCurveTo(mx * 2 - (e.from.x + e.to.x) / 2, my * 2 - (e.from.y + e.to.y) / 2, e.to.x, e.to.y);
  }
  function head(e, look) {
    const [mx, my] = middle(e), angle = Math.atan2(e.to.y - my, e.to.x - mx);
    const x = e.to.x - Math.cos(angle) * (e.to.r + 2), y = e.to.y - Math.sin(angle) * (e.to.r + 2);
    pen.save();
    pen.translate(x, y);
    pen.rotate(angle);
    pen.beginPath();
    if (look.arrow === 'tee') {
      pen.moveTo(0, -5); pen.lineTo(0, 5); pen.lineWidth = 2.5; pen.setLineDash([]); pen.stroke();
    } else {
      pen.moveTo(0, 0); pen.lineTo(-8, -3.5); pen.lineTo(-8, 3.5); pen.fill();
    }
    pen.restore();
  }
  const touches = e => selected && (e === selected || e.from === selected || e.to === selected);
  const dashes = {dashed: [6, 4], dotted: [1.5, 3.5], solid: []};

  function paint() {
    pending = false;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = model.data.background;
    pen.fillRect(0, 0, width, height);
    pen.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    const near = new Set();
    if (selected) {
      const around = selected.from ? [selected] : selected.edges;
      for (const e of around) { near.add(e.from); near.add(e.to); }
      near.add(selected);
    }
    const crowded = links.length > 800;
    for (const e of links) {
      const look = model.data.looks[e.look], strong = touches(e) || e === hovered;
      pen.globalAlpha = strong ? 1 : selected ? .12 : crowded ? .4 : .75;
      pen.strokeStyle = pen.fillStyle = look.color;
      pen.lineWidth = Math.min(.8 + .6 * Math.log2(e.count), 5) * (e === selected || e === hovered ? 1.8 : 1);
      pen.setLineDash(dashes[look.line] || []);
      edgePath(e);
      pen.stroke();
      if (e.from !== e.to && (look.arrow === 'tee' || !e.symmetric) && (!crowded || strong || view.k > .6)) head(e, look);
    }
    pen.setLineDash([]);
    for (const n of nodes) {
      const style = styleOf(n), strong = n === selected || n === hovered;
      pen.globalAlpha = selected && !near.has(n) ? .25 : 1;
      outline(pen, shapeOf(style), n.x, n.y, n.r);
      pen.fillStyle = style.fill;
      pen.fill();
      pen.lineWidth = strong ? 3 : 1;
      pen.strokeStyle = strong ? '#000000' : model.data.border;
      pen.stroke();
    }
    pen.globalAlpha = 1;
    labels(near);
    // For whoever measures or drives the page.
    if (!canvas.dataset.painted) performance.mark('first-picture');
    performance.clearMarks('picture');
    performance.mark('picture');
    canvas.dataset.painted = '1';
  }

  // Names where there is room, the best-known first; then words on edges where few are seen.
  function labels(near) {
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const taken = [];
    const place = (text, x, y, size, colour, force) => {
      pen.font = size + 'px system-ui, "Helvetica Neue", Arial, sans-serif';
      const w = pen.measureText(text).width, box = [x - w / 2 - 2, y - size / 2 - 1, x + w / 2 + 2, y + size / 2 + 1];
      if (box[2] < 0 || box[3] < 0 || box[0] > width || box[1] > height) return;
      if (!force && taken.some(t => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) return;
      taken.push(box);
      pen.lineWidth = 3;
      pen.strokeStyle = '#ffffffe6';
      pen.strokeText(text, x, y);
      pen.fillStyle = colour;
      pen.fillText(text, x, y);
    };
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    const cut = (text, most) => { const all = [...text.replace(/\s+/g, ' ')]; return all.length > most ? all.slice(0, most - 1).join('') + '…' : text.replace(/\s+/g, ' '); };
    const first = [...nodes].sort((a, b) => near.has(b) - near.has(a) || b.mentions - a.mentions || a.index - b.index).slice(0, 400);
    for (const n of first) {
      if (selected && !near.has(n)) continue;
      place(cut(n.name, 34), view.x + view.k * n.x, view.y + view.k * (n.y + n.r) + 9, 12, '#1b1f24', n === selected || n === hovered);
    }
    const named = selected ? links.filter(touches) : links.length * Math.max(.2, 1 / view.k ** 2) < 160 ? links : [];
    for (const e of hovered && hovered.from ? [hovered, ...named] : named) {
      if (e.from === e.to) continue;
      const [mx, my] = middle(e);
      place(cut(e.words, 30), view.x + view.k * mx, view.y + view.k * my, 11, model.data.looks[e.look].color, e === hovered || e === selected);
    }
  }

  // --- what lies under the pointer: a node, else an edge ---
  function under(px, py) {
    const x = (px - view.x) / view.k, y = (py - view.y) / view.k, slack = 6 / view.k;
    tree = tree || d3.quadtree(nodes, n => n.x, n => n.y);
    let best = null;
    tree.visit((quad, x0, y0, x1, y1) => {
      for (; quad && !quad.length; quad = quad.next) {
        const n = quad.data, d = Math.hypot(n.x - x, n.y - y) - n.r;
        if (d < slack && (!best || d < best.d)) best = {n, d};
      }
      return x0 > x + 40 + slack || y0 > y + 40 + slack || x1 < x - 40 - slack || y1 < y - 40 - slack;
    });
    if (best) return best.n;
    let edge = null, least = slack + 2 / view.k;
    for (const e of links) {
      if (e.from === e.to) {
        const r = 6 + 4 * e.bend, d = Math.abs(Math.hypot(x - e.from.x, y - (e.from.y - e.from.r - r * .7)) - r);
        if (d < least) { least = d; edge = e; }
        continue;
      }
      const [mx, my] = middle(e);
      for (const [a, b] of [[e.from, {x: mx, y: my}], [{x: mx, y: my}, e.to]]) {
        const dx = b.x - a.x, dy = b.y - a.y, t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
        const d = Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
        if (d < least) { least = d; edge = e; }
      }
    }
    return edge;
  }

  function zoom(factor, px = width / 2, py = height / 2) {
    const k = Math.max(.03, Math.min(12, view.k * factor));
    view.x = px - (px - view.x) * k / view.k;
    view.y = py - (py - view.y) * k / view.k;
    view.k = k;
    moved = true;
    draw();
  }
  function pan(dx, dy) { view.x += dx; view.y += dy; moved = true; draw(); }
  function select(thing) {
    selected = thing;
    draw();
  }
  // Brings a node, or both ends of an edge, into the middle.
  function centre(thing) {
    const x = thing.from ? (thing.from.x + thing.to.x) / 2 : thing.x, y = thing.from ? (thing.from.y + thing.to.y) / 2 : thing.y;
    if (!Number.isFinite(x)) return;
    view.k = Math.max(view.k, .9);
    view.x = width / 2 - view.k * x;
    view.y = height / 2 - view.k * y;
    moved = true;
    draw();
  }

  function listen(choose) {
    const pointers = new Map();
    let travelled = 0, spread = 0;
    const place = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, place(event));
      travelled = pointers.size > 1 ? 99 : 0;
      spread = 0;
    });
    canvas.addEventListener('pointermove', event => {
      const now = place(event), before = pointers.get(event.pointerId);
      if (!before) {
        const thing = under(...now);
        if (thing !== hovered) { hovered = thing; canvas.classList.toggle('over', !!thing); draw(); }
        return;
      }
      pointers.set(event.pointerId, now);
      travelled += Math.hypot(now[0] - before[0], now[1] - before[1]);
      if (pointers.size === 2) {
        const [a, b] = [...pointers.values()], wide = Math.hypot(a[0] - b[0], a[1] - b[1]);
        if (spread) zoom(wide / spread, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
        spread = wide;
      } else if (travelled > 4) {
        pan(now[0] - before[0], now[1] - before[1]);
      }
    });
    const up = event => {
      if (pointers.delete(event.pointerId) && event.type === 'pointerup' && travelled <= 4) choose(under(...place(event)));
      spread = 0;
    };
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    canvas.addEventListener('wheel', event => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .0015)), ...place(event));
    }, {passive: false});
    canvas.addEventListener('keydown', event => {
      const moves = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]};
      if (moves[event.key]) pan(...moves[event.key]);
      else if (event.key === '+' || event.key === '=') zoom(1.3);
      else if (event.key === '-') zoom(1 / 1.3);
      else if (event.key === '0') { moved = false; fit(); }
      else return;
      event.preventDefault();
    });
    new ResizeObserver(resize).observe(canvas);
  }
  // Where a node stands on the screen, for whoever drives the page.
  const screen = n => { const box = canvas.getBoundingClientRect(); return [box.left + view.x + view.k * n.x, box.top + view.y + view.k * n.y]; };
  return {show, fit: () => { moved = false; fit(); }, zoom, select, centre, listen, outline, shapeOf, styleOf, screen, view};
})();
