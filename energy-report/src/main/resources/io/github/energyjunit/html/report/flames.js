  // Flame graphs in joules: the outermost frame is at the top, the width is energy; and tables of what burnt it.

  var ROW = 19;
  var flameGraphs = [];

  // Makes nodes of [name, millionths, [callees]].
  function frameNodes(list, parent, from, level, all) {
    return list.map(function (entry) {
      var node = { name: shown(data.frames[entry[0]]), from: from, size: entry[1], level: level, parent: parent, callees: [] };
      from += entry[1];
      all.push(node);
      node.callees = entry[2] ? frameNodes(entry[2], node, node.from, level + 1, all) : [];
      return node;
    });
  }

  function shortFrame(name) {
    var end = name.lastIndexOf('.');
    return name.charAt(0) === '[' || end < 0 ? name : name.slice(name.lastIndexOf('.', end - 1) + 1);
  }

  function frameColour(name) {
    var colours = root.getAttribute('data-theme') === 'dark' ? ['#3d5f9e', '#6b549b', '#2f7355', '#8a6a2c', '#8c4a52', '#3b7080'] : ['#2f5fb3', '#6a4bab', '#1d7048', '#84600f', '#a03c46', '#22697d'];
    var end = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    var hash = 7;
    for (var i = 0; i < end; i++) { hash = (hash * 31 + name.charCodeAt(i)) % 65521; }
    return colours[hash % colours.length];
  }

  function percent(millionths) { return (millionths / 1e4).toFixed(1) + ' %'; }

  function flameGraph(profile, quality, label) {
    var nodes = [];
    var top = { name: 'all', from: 0, size: 1e6, level: 0, parent: null, callees: [] };
    nodes.push(top);
    top.callees = frameNodes(profile.f, top, 0, 1, nodes);
    var levels = Math.max.apply(null, nodes.map(function (node) { return node.level; })) + 1;
    var zoomed = top;
    var at = top;
    var word = '';
    var graph = null;
    var place = make('div', { 'class': 'flames', tabindex: '0', role: 'application', 'aria-label': label, style: 'height:' + levels * ROW + 'px' });
    var say = make('p', { 'class': 'quiet flame-text', role: 'status' });
    var find = make('input', { type: 'search', autocomplete: 'off', placeholder: 'class, method …' });
    var whole = make('button', { type: 'button', 'class': 'plain' }, 'Whole graph');

    function isAbove(upper, node) {
      for (; node; node = node.parent) { if (node === upper) { return true; } }
      return false;
    }
    function found(node) { return word !== '' && node.name.toLowerCase().includes(word); }
    function describe(node) {
      var hits = word === '' ? '' : ' ' + percent(nodes.filter(function (hit) {
        for (var above = hit.parent; above; above = above.parent) { if (found(above)) { return false; } }
        return found(hit);
      }).reduce(function (sum, hit) { return sum + hit.size; }, 0)) + ' of the energy has “' + word + '” in its stack.';
      say.textContent = node.name + ': ' + energy(profile.j * node.size / 1e6) + quality + ', ' + percent(node.size) + '.' + hits;
    }
    function boxes() {
      return nodes.filter(function (node) { return isAbove(zoomed, node) || isAbove(node, zoomed); }).map(function (node) {
        var above = isAbove(node, zoomed) && node !== zoomed;
        return { value: [above ? 0 : (node.from - zoomed.from) / zoomed.size, above ? 1 : (node.from + node.size - zoomed.from) / zoomed.size, node.level], node: node };
      }).filter(function (box) { return box.value[1] - box.value[0] > 0.0008; });
    }
    function render() {
      if (!graph) { graph = echarts.init(place, null, { renderer: 'canvas' }); }
      var shownBoxes = boxes();
      graph.setOption({
        animation: false, aria: { enabled: false },
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
        grid: { left: 0, right: 0, top: 0, bottom: 0 },
        tooltip: { renderMode: 'richText', confine: true, formatter: function (point) {
          var node = shownBoxes[point.dataIndex].node;
          return node.name + '\n' + energy(profile.j * node.size / 1e6) + quality + ', ' + percent(node.size);
        } },
        xAxis: { type: 'value', show: false, min: 0, max: 1 },
        yAxis: { type: 'value', show: false, inverse: true, min: 0, max: levels },
        series: [{ type: 'custom', clip: true, data: shownBoxes.map(function (box) { return box.value; }), encode: { x: [0, 1], y: 2 }, renderItem: function (params, api) {
          var node = shownBoxes[params.dataIndex].node;
          var start = api.coord([api.value(0), api.value(2)]);
          var end = api.coord([api.value(1), api.value(2)]);
          var width = Math.max(1, end[0] - start[0] - 1);
          var dim = word !== '' && !found(node);
          return {
            type: 'rect', shape: { x: start[0], y: start[1], width: width, height: ROW - 1, r: 2 },
            style: { fill: node === top ? colour('quiet') : frameColour(node.name), opacity: dim ? 0.35 : 1, stroke: node === at ? colour('text') : null, lineWidth: node === at ? 2 : 0 },
            textContent: width < 24 ? undefined : { type: 'text', style: { text: shortFrame(node.name), fill: dim ? colour('text') : '#fff', fontSize: 12, width: width - 6, overflow: 'truncate' } },
            textConfig: { position: 'insideLeft' }
          };
        } }]
      }, true);
      graph.off('click');
      graph.on('click', function (point) { zoom(shownBoxes[point.dataIndex].node); });
    }
    function zoom(node) { zoomed = node; at = node; describe(at); render(); }
    function step(node) { if (node) { at = node; if (!isAbove(zoomed, at)) { zoomed = at; } describe(at); render(); } }
    function beside(node, by) {
      var row = node.parent ? node.parent.callees : [node];
      return row[row.indexOf(node) + by];
    }
    find.addEventListener('input', function () { word = find.value.trim().toLowerCase(); describe(at); render(); });
    whole.addEventListener('click', function () { zoom(top); });
    place.addEventListener('keydown', function (event) {
      var keys = {
        ArrowUp: function () { step(at.parent); },
        ArrowDown: function () { step(at.callees.slice().sort(function (a, b) { return b.size - a.size; })[0]); },
        ArrowLeft: function () { step(beside(at, -1)); }, ArrowRight: function () { step(beside(at, 1)); },
        Enter: function () { zoom(at); }, Home: function () { zoom(top); }
      };
      if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    });
    describe(top);
    var self = { render: render, resize: function () { if (graph) { graph.resize(); } }, end: function () { if (graph) { graph.dispose(); graph = null; } } };
    flameGraphs.push(self);
    return { graph: self, elements: [make('div', { 'class': 'tools' }, [make('label', {}, ['Find a frame ', find]), whole]), say, place,
      make('p', { 'class': 'quiet' }, 'Click a frame or press Enter to zoom in; arrow keys go from frame to frame, Home shows everything.')] };
  }

  function shareTable(profile, rows, head) {
    return make('table', {}, [
      make('thead', {}, make('tr', {}, [make('th', { scope: 'col' }, head), make('th', { scope: 'col', 'class': 'number' }, 'itself'),
        make('th', { scope: 'col', 'class': 'number' }, 'including calls'), make('th', { scope: 'col', 'class': 'number' }, '±'), make('th', { scope: 'col', 'class': 'number' }, 'share')])),
      make('tbody', {}, rows.map(function (row) {
        return make('tr', {}, [make('td', { 'class': 'name' }, shown(data.frames[row[0]])), cell(energy(profile.j * row[1] / 1e6), 'number'), cell(energy(profile.j * row[2] / 1e6), 'number'),
          cell(energy(profile.j * row[3] / 1e6), 'number'), cell(percent(row[2]), 'number')]);
      }))
    ]);
  }

  // Builds the graph and the table of one profile into elements; render the graph when they are in the page.
  function profileParts(profile, quality, label) {
    var made = flameGraph(profile, quality, label);
    var kinds = { y: 'method', p: 'package', d: 'dependency' };
    var by = make('select', {}, Object.keys(kinds).map(function (key) { return make('option', { value: key }, kinds[key]); }));
    var box = make('div', { 'class': 'scroll', tabindex: '0', role: 'region', 'aria-label': 'shares of ' + label });
    function fill() { box.replaceChildren(shareTable(profile, profile[by.value], kinds[by.value])); }
    by.addEventListener('change', fill);
    fill();
    var allocated = profile.b === undefined ? [] : [make('p', { 'class': 'quiet' }, 'One operation allocates ' + profile.b.toLocaleString('en') + ' bytes.')];
    var jvm = profile.v.length ? [make('div', { 'class': 'scroll', tabindex: '0', role: 'region', 'aria-label': 'work of the JVM in ' + label }, shareTable(profile, profile.v, 'the JVM itself'))]
      : data.profiler === 'jfr' ? [make('p', { 'class': 'quiet' }, 'Work of the garbage collector and the JIT compiler is not sampled by jfr, and so is spread over the methods; energy.profile=async shows it separately.')] : [];
    return { graph: made.graph, elements: made.elements.concat(allocated, jvm, [make('div', { 'class': 'tools' }, make('label', {}, ['By ', by])), box]) };
  }
