/* Saves the draft by itself, sends files one by one, keeps the board fresh, copies texts. Everything works without it. Plain enough for old browsers. */
(function () {
  'use strict';
  var status = document.getElementById('trang-thai');
  var problem = document.getElementById('loi');
  if (problem) { problem.focus(); }

  function say(text) { if (status) { status.textContent = text; } }

  function ask(url, body, type, done) {
    var request = new XMLHttpRequest();
    request.open('POST', url);
    if (type) { request.timeout = 30000; }
    request.setRequestHeader('Accept', 'application/json');
    if (type) { request.setRequestHeader('Content-Type', type); }
    request.onloadend = function () {
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (e) { answer = null; }
      done(request.status, answer || {});
    };
    return { send: function () { request.send(body); }, upload: request.upload };
  }

  var form = document.getElementById('bao-cao');
  if (form) { writeReport(form); }
  var files = document.getElementById('tep');
  if (files) { sendFiles(files); }

  var next = document.getElementById('tiep-tuc');
  if (next) { window.setTimeout(function () { next.submit(); }, 1000); }
  var board = document.getElementById('toan-canh');
  if (board) { refresh(board); }
  copyTexts(document.querySelectorAll('[data-chep]'));

  // Asks each minute for what stands now, as long as somebody looks: an unused page ends with its session.
  function refresh(board) {
    var note = document.getElementById('cap-nhat'), unused = 0, busy = false;
    function used() { unused = 0; }
    document.addEventListener('click', used);
    document.addEventListener('keydown', used);
    document.addEventListener('touchstart', used);

    function mayReplace() {
      var field = document.activeElement, chosen = window.getSelection ? window.getSelection() : null;
      if (field && board.contains(field) && /^(INPUT|SELECT|TEXTAREA)$/.test(field.tagName)) { return false; }
      return !(chosen && !chosen.isCollapsed && board.contains(chosen.anchorNode));
    }

    function replace(text, mark) {
      var open = {}, i, kept = board.querySelectorAll('details[id]'), focused = document.activeElement, at = -1, links, left = window.pageXOffset, top = window.pageYOffset;
      for (i = 0; i < kept.length; i++) { open[kept[i].id] = kept[i].open; }
      var fields = board.querySelectorAll('input[id], select[id]'), typed = {};
      for (i = 0; i < fields.length; i++) { typed[fields[i].id] = fields[i].value; }
      var name = focused && board.contains(focused) ? focused.getAttribute('href') || (focused.parentNode.id ? '#' + focused.parentNode.id : null) : null;
      board.innerHTML = text;
      board.setAttribute('data-dau', mark);
      for (i in open) { if (document.getElementById(i)) { document.getElementById(i).open = open[i]; } }
      for (i in typed) { if (document.getElementById(i)) { document.getElementById(i).value = typed[i]; } }
      if (name) {
        links = board.querySelectorAll('a[href], summary');
        for (i = 0; i < links.length && at < 0; i++) {
          if (links[i].getAttribute('href') === name || '#' + links[i].parentNode.id === name) { at = i; }
        }
        if (at >= 0) { links[at].focus(); }
      }
      window.scrollTo(left, top);
    }

    setInterval(function () {
      if (document.hidden || busy || unused++ > 60 || !mayReplace()) { return; }
      var request = new XMLHttpRequest(), query = window.location.search;
      busy = true;
      request.open('GET', window.location.pathname + query + (query ? '&' : '?') + 'phan=1&dau=' + encodeURIComponent(board.getAttribute('data-dau')));
      request.timeout = 30000;
      request.onloadend = function () {
        var mark = request.status ? request.getResponseHeader('X-Dau') : null, now = new Date();
        busy = false;
        if (!mark) { note.textContent = 'Chưa cập nhật được; đề nghị tải lại trang.'; return; }
        if (request.status === 200) {
          if (!mayReplace()) { return; }
          replace(request.responseText, mark);
        }
        note.textContent = 'Số liệu cập nhật lúc ' + ('0' + now.getHours()).slice(-2) + ' giờ ' + ('0' + now.getMinutes()).slice(-2) + ' phút; tự cập nhật mỗi phút.';
      };
      request.send();
    }, 60000);
  }

  function copyTexts(buttons) {
    function copy(button) {
      var id = button.getAttribute('data-chep'), field = document.getElementById(id), said = document.querySelector('[data-da-chep="' + id + '"]');
      function done(well) { said.textContent = well ? 'Đã sao chép.' : 'Chưa sao chép được; đề nghị chọn nội dung rồi sao chép bằng tay.'; }
      function byHand() {
        field.focus();
        field.select();
        try { done(document.execCommand('copy')); } catch (e) { done(false); }
      }
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(field.value).then(function () { done(true); }, byHand);
      } else { byHand(); }
    }

    for (var i = 0; i < buttons.length; i++) {
      buttons[i].hidden = false;
      buttons[i].addEventListener('click', function () { copy(this); });
    }
  }

  function writeReport(form) {
    var timer = null, saving = false, changed = false, stopped = document.querySelector('[form="bao-cao"]') !== null, leaving = false;
    var pressed = null, waiting = null, carrier = null;

    function encode() {
      var parts = [], all = form.elements;
      for (var i = 0; i < all.length; i++) {
        var field = all[i];
        if (!field.name || field.type === 'submit' || (field.type === 'checkbox' && !field.checked)) { continue; }
        parts.push(encodeURIComponent(field.name) + '=' + encodeURIComponent(field.value));
      }
      parts.push('action=luu');
      return parts.join('&');
    }

    function save() {
      timer = null;
      if (saving || stopped || leaving) { return; }
      saving = true;
      changed = false;
      say('Đang lưu nháp…');
      ask(form.getAttribute('action'), encode(), 'application/x-www-form-urlencoded', function (code, answer) {
        saving = false;
        if (waiting) { submit(answer.rev); return; }
        if (code === 200 && answer.rev) {
          form.elements.rev.value = answer.rev;
          say(answer.saved);
          if (changed) { later(); }
          return;
        }
        changed = true;
        if (code === 409 || code === 401 || code === 403 || code === 410) { stopped = true; }
        say('Chưa lưu nháp được: ' + (answer.detail || 'mất kết nối; nội dung vẫn còn trên màn hình.'));
        if (!stopped) { later(); }
      }).send();
    }

    // As the browser would have, which forgets the pressed button when its sending was put off. A failed save is left to the server.
    function submit(rev) {
      if (rev) { form.elements.rev.value = rev; }
      carrier = document.createElement('input');
      carrier.type = 'hidden';
      carrier.name = waiting.name;
      carrier.value = waiting.value;
      form.appendChild(carrier);
      waiting = null;
      form.submit();
    }

    function later() {
      if (timer) { clearTimeout(timer); }
      timer = setTimeout(save, 3000);
    }

    function note() { changed = true; if (!stopped) { later(); } }

    form.addEventListener('input', note);
    form.addEventListener('change', note);
    document.addEventListener('click', function (event) {
      var button = event.target;
      while (button && button.type !== 'submit') { button = button.parentNode; }
      pressed = button || pressed;
    });
    form.addEventListener('submit', function (event) {
      if (leaving) { event.preventDefault(); return; }
      leaving = true;
      if (timer) { clearTimeout(timer); }
      // The save that is under way changes what the form rests on.
      var button = event.submitter || pressed;
      if (saving && button) { event.preventDefault(); waiting = button; }
    });
    // Back from the next page the same form is shown again, as it was left.
    window.addEventListener('pageshow', function () {
      leaving = false;
      if (carrier) { form.removeChild(carrier); carrier = null; }
    });
    window.addEventListener('beforeunload', function (event) {
      if ((changed || saving) && !leaving) { event.preventDefault(); event.returnValue = ''; }
    });
  }

  function sendFiles(form) {
    var chooser = form.elements.tep, signed = form.elements['ban-ky'];
    if (!window.FormData) { return; }
    chooser.multiple = true;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var list = chooser.files, at = 0;
      if (form.getAttribute('aria-busy')) { return; }
      form.setAttribute('aria-busy', 'true');
      (function next() {
        if (at >= list.length) { window.location.href = form.getAttribute('action').split('?')[0]; return; }
        var file = list[at], body = new FormData(), number = 'Tệp ' + (at + 1) + '/' + list.length + ', ' + file.name + ': ';
        if (signed && signed.checked) { body.append('ban-ky', 'on'); }
        body.append('tep', file);
        say(number + 'đang gửi…');
        var request = ask(form.getAttribute('action'), body, null, function (code, answer) {
          if (code === 200) { at++; next(); return; }
          form.removeAttribute('aria-busy');
          say(number + (answer.detail || 'chưa gửi được vì mất kết nối; các tệp trước đó đã gửi xong. Đề nghị gửi lại tệp này.'));
        });
        request.upload.onprogress = function (progress) {
          if (progress.lengthComputable) { say(number + 'đã gửi ' + Math.floor(progress.loaded / progress.total * 100) + '%'); }
        };
        request.send();
      })();
    });
  }
})();
