-- A reminder that left has left.
select trama.append_only('observatory.data_request_reminder');
