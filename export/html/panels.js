// What stands beside the picture: filters, time, and the details of a node or an edge. Text of the graph is set as text,
// never as markup.
const panels = (() => {
  const $ = id => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else if (value !== false && value != null) element.setAttribute(key, value === true ? '' : value);
    }
    element.append(...children.filter(c => c != null && c !== ''));
    return element;
  };
  const number = n => n.toLocaleString('en');
  const plural = (n, word) => number(n) + ' ' + word + (n === 1 ? '' : 's');
  const says = {actual: 'happened or holds', planned: 'planned', hoped: 'hoped for', possible: 'possible', denied: 'denied or refused'};

  function chip(type) {
    const canvas = make('canvas', {width: 36, height: 32, style: 'width:18px;height:16px', 'aria-hidden': 'true'});
    const pen = canvas.getContext('2d'), style = picture.styleOf({type});
    picture.outline(pen, picture.shapeOf(style), 18, 16, 12);
    pen.fillStyle = style.fill;
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = model.data.border;
    pen.stroke();
    return canvas;
  }
  function checks(parent, counts, set, word, mark, changed) {
    parent.replaceChildren(...counts.map(([key, count]) => make('label', {class: 'check'},
      make('input', {type: 'checkbox', value: key, checked: set.has(key), onchange: event => {
        if (event.target.checked) set.add(key); else set.delete(key);
        changed();
      }}), mark ? mark(key) : null, word(key), make('span', {class: 'count'}, number(count)))));
  }
  function filters(changed) {
    const f = model.filter;
    const order = ['actual', 'planned', 'hoped', 'possible', 'denied'];
    checks($('looks'), model.count(model.edges, model.lookOf).sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0])), f.looks,
      key => says[key] || key, null, changed);
    checks($('node-types'), model.count(model.nodes, n => n.type), f.nodeTypes, key => key, chip, changed);
    const words = new Map(model.edges.map(e => [e.type, model.data.relations[e.type] || e.type]));
    checks($('edge-types'), model.count(model.edges, e => e.type), f.edgeTypes, key => words.get(key), null, changed);
    $('size').hidden = model.nodes.length <= model.limit;
    $('most').max = model.nodes.length;
    $('most').value = f.most;
    times();
  }
  function status(visible) {
    $('shown').textContent = plural(visible.nodes.length, 'node') + ' and ' + plural(visible.edges.length, 'edge') + ' shown of ' +
      number(model.nodes.length) + ' and ' + number(model.edges.length) + '.';
    $('graph').setAttribute('aria-label', 'Picture of the graph: ' + $('shown').textContent);
  }

  // --- time ---
  function times() {
    const last = model.buckets.length - 1;
    $('timeline').hidden = last < 1;
    if (last < 1) return;
    for (const [id, value] of [['from', model.filter.from], ['to', model.filter.to]]) {
      $(id).max = last;
      $(id).value = value;
      $(id + '-date').textContent = model.buckets[value];
      $(id).setAttribute('aria-valuetext', model.buckets[value]);
    }
    $('undated').checked = model.filter.undated;
    const heights = new Array(last + 1).fill(0);
    for (const e of model.edges) if (e.begins >= 0) ++heights[e.begins];
    const most = Math.max(...heights), svg = $('bars'), xmlns = 'http://www.w3.org/2000/svg';
    svg.setAttribute('viewBox', '0 0 ' + (last + 1) + ' 100');
    svg.replaceChildren(...heights.map((count, i) => {
      const bar = document.createElementNS(xmlns, 'rect'), high = count ? Math.max(4, 96 * count / most) : 0;
      const inside = i >= model.filter.from && i <= model.filter.to;
      for (const [key, value] of Object.entries({x: i + .08, y: 100 - high, width: .84, height: high, fill: inside ? '#0b5cad' : '#c8d1da'}))
        bar.setAttribute(key, value);
      const tip = document.createElementNS(xmlns, 'title');
      tip.textContent = model.buckets[i] + ': ' + count;
      bar.append(tip);
      return bar;
    }));
  }

  // --- details ---
  const dates = e => !e.first ? '' : e.first === e.last ? e.first : e.first + ' – ' + e.last;
  function edgeLine(e, from, choose) {
    const other = e.from === from ? e.to : e.from, towards = e.symmetric || e.from === from;
    const words = towards ? e.words + ' ' + other.name : other.name + ' ' + e.words + ' ' + from.name;
    return make('li', {}, make('button', {type: 'button', onclick: () => choose(e)},
      make('span', {class: e.negated ? 'denied' : null}, short(words, 140)),
      make('span', {class: 'quiet'}, ' ' + [dates(e), e.count > 1 ? '×' + e.count : ''].filter(Boolean).join(' '))));
  }
  const short = (text, most) => { const all = [...text]; return all.length > most ? all.slice(0, most - 1).join('') + '…' : text; };
  const kLines = 200;

  function node(n, visible, choose) {
    const mine = n.edges.filter(e => visible.has(e)).sort((a, b) => b.count - a.count || a.index - b.index);
    const hidden = n.edges.length - mine.length;
    $('details').replaceChildren(
      make('h2', {}, short(n.name, 400)),
      make('p', {class: 'quiet'}, n.type + ' · ' + plural(n.mentions, 'fact')),
      n.aliases.length ? make('p', {}, make('strong', {}, 'Also: '), short(n.aliases.join(', '), 1000)) : '',
      make('h3', {}, plural(mine.length, 'edge') + (hidden ? ', ' + number(hidden) + ' filtered out' : '')),
      make('ul', {class: 'edges'}, ...mine.slice(0, kLines).map(e => edgeLine(e, n, choose))),
      mine.length > kLines ? make('p', {class: 'quiet'}, 'The ' + kLines + ' with the most evidence.') : '');
  }

  // The sentence with its subject, trigger and object marked. Where two overlap the first one named stays.
  function sentence(text, spans) {
    const marks = [];
    for (const [kind, begin, end] of spans)
      if (end > begin && !marks.some(m => begin < m.end && m.begin < end)) marks.push({kind, begin, end});
    marks.sort((a, b) => a.begin - b.begin);
    const paragraph = make('p');
    let at = 0;
    for (const m of marks) {
      paragraph.append(text.slice(at, m.begin), make('mark', {class: m.kind, title: m.kind}, text.slice(m.begin, m.end)));
      at = m.end;
    }
    paragraph.append(text.slice(at));
    return paragraph;
  }
  function evidence([doc, text, speaker, date, place, rule, confidence, subject, object, trigger, attributes]) {
    const d = model.documents[doc], words = text < 0 ? '' : model.data.sentences[text];
    const spans = [];
    if (subject) spans.push(['subject', ...subject]);
    if (object) spans.push(['object', ...object]);
    if (trigger) spans.push(['trigger', ...trigger]);
    const title = short(d.title || d.id, 200), link = /^https?:\/\//i.test(d.url);
    const more = [speaker ? 'as ' + short(speaker, 80) + ' says' : '', date, place ? 'at ' + short(place, 80) : '',
      ...Object.entries(attributes || {}).map(([k, v]) => k + ': ' + short(v, 160)), 'rule ' + rule, Math.round(confidence * 100) + ' %'];
    return make('blockquote', {}, words ? sentence(words, spans) : make('p', {class: 'quiet'}, 'The store holds no text of this sentence.'),
      make('cite', {}, link ? make('a', {href: d.url, target: '_blank', rel: 'noopener noreferrer'}, title) : title,
        [d.source, d.date].filter(Boolean).map(t => ' · ' + short(t, 80)).join('')),
      make('cite', {}, more.filter(Boolean).join(' · ')));
  }
  function edge(e, choose) {
    const end = n => make('button', {type: 'button', onclick: () => choose(n)}, short(n.name, 120));
    const facts = [e.negated ? 'denied or refused' : '', e.modality === 'actual' ? '' : says[e.modality] || e.modality, dates(e),
      plural(e.count, 'sentence'), Math.round(e.confidence * 100) + ' % sure'];
    $('details').replaceChildren(
      make('h2', {class: e.negated ? 'denied' : null}, short(e.from.name, 120) + ' ' + e.words + ' ' + short(e.to.name, 120)),
      make('p', {class: 'quiet'}, facts.filter(Boolean).join(' · ')),
      make('p', {}, end(e.from), ' ', end(e.to)),
      make('p', {class: 'key'}, make('mark', {class: 'subject'}, 'subject'), ' ', make('mark', {class: 'trigger'}, 'trigger'), ' ',
        make('mark', {class: 'object'}, 'object')),
      ...e.evidence.slice(0, kLines).map(evidence),
      e.evidence.length > kLines ? make('p', {class: 'quiet'}, 'The first ' + kLines + ' of ' + number(e.evidence.length) + '.') : '');
  }
  function nothing(visible, choose) {
    const best = [...visible].sort((a, b) => b.count - a.count || a.index - b.index).slice(0, 25);
    $('details').replaceChildren(
      make('h2', {}, 'What the texts say most often'),
      make('p', {class: 'quiet'}, 'Choose a node or an edge in the picture or here, or search for a name.'),
      make('ul', {class: 'edges'}, ...best.map(e => make('li', {}, make('button', {type: 'button', onclick: () => choose(e)},
        make('span', {class: e.negated ? 'denied' : null}, short(e.from.name + ' ' + e.words + ' ' + e.to.name, 160)),
        make('span', {class: 'quiet'}, ' ' + [dates(e), e.count > 1 ? '×' + e.count : ''].filter(Boolean).join(' ')))))));
  }
  return {$, make, filters, status, times, node, edge, nothing, short};
})();
