FROM {{dockerBaseImage}}
{{#dockerLabels}}
LABEL {{.}}
{{/dockerLabels}}
COPY assembly/ /opt/scaleguide/
RUN chmod +x /opt/scaleguide/bin/scaleguide /opt/scaleguide/runtime/bin/java /opt/scaleguide/runtime/lib/jspawnhelper \
    && useradd --create-home scaleguide
USER scaleguide
ENV HOME=/home/scaleguide LANG=C.UTF-8
ENTRYPOINT ["/opt/scaleguide/bin/scaleguide"]
